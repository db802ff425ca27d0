//! Bookmarks with tags. The program reads commands; this is what they do.

mod commands;
mod store;

pub use commands::run;
pub use store::{Bookmark, Store};
