//! Tickets of a help desk.

mod numbers;

use numbers::Numbers;

pub struct Desk {
    numbers: Numbers,
    open: Vec<(u32, String)>,
}

impl Desk {
    pub fn new(first: u32) -> Self {
        Desk {
            numbers: Numbers::starting_at(first),
            open: Vec::new(),
        }
    }

    /// Opens a ticket for each title and returns how many are open now.
    pub fn open_all(&mut self, titles: &[&str]) -> usize {
        let ids = self.numbers.upcoming(titles.len());
        self.numbers.skip(titles.len());
        for (id, title) in ids.zip(titles) {
            self.open.push((id, title.to_string()));
        }
        self.open.len()
    }

    pub fn title(&self, id: u32) -> Option<&str> {
        let found = self.open.iter().find(|(known, _)| *known == id)?;
        Some(&found.1)
    }
}
