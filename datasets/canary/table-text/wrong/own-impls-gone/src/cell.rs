//! What can stand in a table.

use std::fmt::Display;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Align {
    Left,
    Right,
}

pub trait Cell {
    fn text(&self) -> String;

    fn align(&self) -> Align {
        Align::Left
    }
}

impl<T: Display> Cell for T {
    fn text(&self) -> String {
        self.to_string()
    }
}
