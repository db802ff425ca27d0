//! Amounts of money, in cents.

use std::fmt;

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
