//! Amounts of money, in cents.

use std::fmt;

use crate::cell::Align;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Money(pub i64);

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(
            out,
            "{sign}{}.{:02}",
            self.0.abs() / 100,
            self.0.abs() % 100
        )
    }
}

/// In a table, amounts stand under each other, and nothing is a dash.
impl Money {
    pub fn text(&self) -> String {
        if self.0 == 0 {
            "-".to_string()
        } else {
            self.to_string()
        }
    }

    pub fn align(&self) -> Align {
        Align::Right
    }
}
