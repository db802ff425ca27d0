//! A library's shelves: what is on them is found by a key, and a key opens one kind of shelf only.

mod key;
mod shelf;

pub use key::Key;
pub use shelf::Shelf;
