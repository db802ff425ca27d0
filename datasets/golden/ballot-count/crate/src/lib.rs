//! Counting ballots, one thread for each polling station.

mod count;
mod tally;

pub use count::count;
pub use tally::Tally;
