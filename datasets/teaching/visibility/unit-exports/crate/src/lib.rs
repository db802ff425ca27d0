//! Lengths in the units of sailors.

mod length;

pub use length::{fathoms, nautical_miles};
