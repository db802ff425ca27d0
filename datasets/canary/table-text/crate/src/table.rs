//! Rows of cells, and how they are laid out.

use crate::cell::{Align, Cell};

#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<(String, Align)>>,
}

impl Table {
    pub fn row(&mut self, cells: &[&dyn Cell]) -> &mut Self {
        self.rows.push(
            cells
                .iter()
                .map(|cell| (cell.text(), cell.align()))
                .collect(),
        );
        self
    }

    /// The table, a line for each row, two spaces between columns and none at the end of a line.
    pub fn render(&self) -> String {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            for (column, (text, _)) in row.iter().enumerate() {
                let width = text.chars().count();
                match widths.get_mut(column) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        let mut rendered = String::new();
        for row in &self.rows {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|((text, align), width)| match align {
                    Align::Left => format!("{text:<width$}"),
                    Align::Right => format!("{text:>width$}"),
                })
                .collect();
            rendered.push_str(cells.join("  ").trim_end());
            rendered.push('\n');
        }
        rendered
    }
}
