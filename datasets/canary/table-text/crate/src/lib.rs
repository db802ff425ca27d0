//! Tables as plain text, columns as wide as what stands in them.

mod cell;
mod money;
mod table;

pub use cell::{Align, Cell};
pub use money::Money;
pub use table::Table;
