//! What lies in a store.

use std::collections::HashMap;

#[derive(Default)]
pub struct Stock {
    pieces: HashMap<String, u32>,
}

impl Stock {
    /// How many pieces of an article are there, none of those that never came.
    pub fn pieces(&self, article: &str) -> u32 {
        self.pieces.get(article).copied().unwrap_or(0)
    }

    pub fn arrive(&mut self, article: &str, pieces: u32) {
        *self.pieces.entry(article.to_string()).or_insert(0) += pieces;
    }

    /// Takes out as many pieces as there are, and returns how many that were.
    pub fn leave(&mut self, article: &str, pieces: u32) -> u32 {
        let left = self.pieces.get_mut(article);
        left.map_or(0, |there| {
            let taken = pieces.min(*there);
            *there -= taken;
            taken
        })
    }
}
