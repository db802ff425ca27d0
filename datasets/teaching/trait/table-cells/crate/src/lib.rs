//! Tables for a terminal, whose cells may be anything that can be shown.

use std::fmt::Display;

#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl<T: Display> Table {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn row(mut self, cells: &[T]) -> Self {
        self.rows.push(cells.iter().map(T::to_string).collect());
        self
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    }

    /// The rows as lines, every column as wide as its widest cell.
    pub fn lines(&self) -> Vec<String> {
        let line = |row: &Vec<String>| {
            let cells = row.iter().enumerate();
            let padded = cells.map(|(at, cell)| format!("{cell:<0$}", self.width(at)));
            padded.collect::<Vec<_>>().join("|")
        };
        self.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_different_things_share_their_widths() {
        let table = Table::new().row(&["year", "kg"]).row(&[1999, 1200]);
        assert_eq!(table.lines(), ["year|kg  ", "1999|1200"]);
    }

    #[test]
    fn rows_may_differ_in_length() {
        let table = Table::new().row(&[1.5]).row(&['x', 'y']);
        assert_eq!(table.lines(), ["1.5", "x  |y"]);
        assert!(Table::new().lines().is_empty());
    }
}
