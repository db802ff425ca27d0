//! Trays with rows of cells that start out alike.

#[derive(Debug, Clone, PartialEq)]
pub struct Tray<T> {
    width: usize,
    cells: Vec<T>,
}

impl<T: Clone> Tray<T> {
    /// A tray all of whose cells hold `seed`.
    pub fn filled(width: usize, height: usize, seed: T) -> Self {
        let mut cells = Vec::with_capacity(width * height);
        for _ in 0..width * height {
            cells.push(seed.clone());
        }
        Tray { width, cells }
    }
}

impl<T> Tray<T> {
    pub fn get(&self, row: usize, column: usize) -> Option<&T> {
        let inside = column < self.width;
        inside.then(|| self.cells.get(row * self.width + column))?
    }

    /// Puts `value` into a cell and returns what was there; None for a cell outside, which takes nothing.
    pub fn replace(&mut self, row: usize, column: usize, value: T) -> Option<T> {
        if column >= self.width {
            return None;
        }
        let cell = self.cells.get_mut(row * self.width + column)?;
        Some(std::mem::replace(cell, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_cells_begin_with_the_seed() {
        let tray = Tray::filled(3, 2, String::from("pea"));
        assert_eq!(tray.get(1, 2), Some(&"pea".to_string()));
        assert_eq!(tray.get(2, 0), None);
        assert_eq!(tray.get(0, 3), None);
    }

    #[test]
    fn one_cell_changes_alone() {
        let mut tray = Tray::filled(2, 1, vec![1]);
        assert_eq!(tray.replace(0, 0, vec![2, 3]), Some(vec![1]));
        assert_eq!(tray.get(0, 1), Some(&vec![1]));
        assert_eq!(tray.replace(0, 2, vec![]), None);
    }
}
