//! Votes by name.

use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    votes: BTreeMap<String, u32>,
    spoilt: u32,
}

impl Tally {
    /// Count one ballot; an empty one, or one with several names, is spoilt.
    pub fn add(&mut self, ballot: &str) {
        match ballot.trim() {
            name if name.is_empty() || name.contains(',') => self.spoilt += 1,
            name => *self.votes.entry(name.to_string()).or_default() += 1,
        }
    }

    pub fn votes(&self, name: &str) -> u32 {
        self.votes.get(name).copied().unwrap_or(0)
    }

    pub fn spoilt(&self) -> u32 {
        self.spoilt
    }
}
