//! Writes batches of records to a store.

mod memory;

pub use memory::Memory;
use std::fmt::Display;

pub trait Store {
    /// Saves the records of a batch from the smallest to the largest.
    fn save<R: Display>(&mut self, batch: &str, records: Vec<R>);

    /// What was saved, a line each.
    fn lines(&self) -> &[String];
}

/// Saves words and numbers as two batches.
pub fn save_both<S: Store>(store: &mut S, words: &[&str], numbers: &[u32]) -> usize {
    store.save("words", words.to_vec());
    store.save("numbers", numbers.to_vec());
    store.lines().len()
}
