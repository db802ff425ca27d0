//! Shares of a hundred.

/// From 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent {
    value: u8,
}

impl Percent {
    /// What is more than 100 counts as 100.
    pub fn new(value: u8) -> Self {
        Percent {
            value: value.min(100),
        }
    }

    pub fn of(self, amount: u32) -> u32 {
        amount * u32::from(self.value) / 100
    }
}
