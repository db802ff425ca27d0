//! What is on the shelves and not put aside for anyone.

use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Stock {
    free: BTreeMap<String, u32>,
}

impl Stock {
    pub fn deliver(&mut self, article: &str, pieces: u32) {
        *self.free.entry(article.to_string()).or_default() += pieces;
    }

    pub fn free(&self, article: &str) -> u32 {
        self.free.get(article).copied().unwrap_or(0)
    }

    /// Put aside as many pieces as there are, at most `wanted`; says how many.
    pub fn reserve(&mut self, article: &str, wanted: u32) -> u32 {
        let Some(free) = self.free.get_mut(article) else {
            return 0;
        };
        let reserved = wanted.min(*free);
        *free -= reserved;
        reserved
    }
}
