//! A map of tiles, and what can be reached on it.

mod grid;
mod reach;

pub use grid::{Grid, Place, Tile};
pub use reach::{fill, steps};
