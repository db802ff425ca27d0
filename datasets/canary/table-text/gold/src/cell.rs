//! What can stand in a table.

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

impl Cell for &str {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Cell for String {
    fn text(&self) -> String {
        self.clone()
    }
}

impl Cell for u32 {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Cell for bool {
    fn text(&self) -> String {
        if *self { "yes" } else { "no" }.to_string()
    }
}
