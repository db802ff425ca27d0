//! Where a train stops.

#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// In small letters.
    town: String,
    pub minute: u32,
}

impl Stop {
    pub fn new(town: &str, minute: u32) -> Self {
        Stop {
            town: town.to_lowercase(),
            minute,
        }
    }

    pub fn is_at(&self, town: &str) -> bool {
        self.town == town.to_lowercase()
    }
}
