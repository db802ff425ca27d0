//! One kind of component for all entities.

#[derive(Clone, Debug)]
pub struct Column<T> {
    cells: Vec<Option<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Column { cells: Vec::new() }
    }
}

impl<T> Column<T> {
    pub fn set(&mut self, row: usize, value: T) {
        if row >= self.cells.len() {
            self.cells.resize_with(row + 1, || None);
        }
        self.cells[row] = Some(value);
    }

    pub fn get(&self, row: usize) -> Option<&T> {
        self.cells.get(row)?.as_ref()
    }

    pub fn get_mut(&mut self, row: usize) -> Option<&mut T> {
        self.cells.get_mut(row)?.as_mut()
    }

    pub fn clear(&mut self, row: usize) {
        if let Some(cell) = self.cells.get_mut(row) {
            *cell = None;
        }
    }

    /// The rows that hold something, lowest first.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (usize, &mut T)> {
        let held = self.cells.iter_mut().enumerate();
        held.filter_map(|(row, cell)| Some((row, cell.as_mut()?)))
    }
}
