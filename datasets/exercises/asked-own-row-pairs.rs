#[derive(Debug, PartialEq)]
struct Table {
    width: usize,
    cells: Vec<i32>,
}

impl Table {
    fn new(width: usize, cells: &[i32]) -> Table {
        Table { width, cells: cells.to_vec() }
    }

    fn row_mut(&mut self, row: usize) -> &mut [i32] {
        let start = row * self.width;
        &mut self.cells[start..start + self.width]
    }

    /// Adds so many times one row to another.
    fn add_row(&mut self, from: usize, to: usize, times: i32) {
        let source = self.row_mut(from);
        let target = self.row_mut(to);
        for (cell, add) in target.iter_mut().zip(source.iter()) {
            *cell += add * times;
        }
    }

    fn clear_row(&mut self, row: usize) {
        self.row_mut(row).fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_and_down() {
        let mut table = Table::new(2, &[1, 2, 3, 4, 5, 6]);
        table.add_row(0, 2, 10);
        assert_eq!(table.cells, [1, 2, 3, 4, 15, 26]);
        table.add_row(2, 0, -1);
        assert_eq!(table.cells, [-14, -24, 3, 4, 15, 26]);
    }

    #[test]
    fn a_row_to_itself() {
        let mut table = Table::new(2, &[1, 2]);
        table.add_row(0, 0, 1);
        assert_eq!(table, Table::new(2, &[2, 4]));
        table.clear_row(0);
        assert_eq!(table.cells, [0, 0]);
    }
}
