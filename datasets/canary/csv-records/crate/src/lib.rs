//! Tables in files with a separator: quotes around fields, two of them for one inside.

mod reader;
mod writer;

pub use reader::{column, read, CsvError};
pub use writer::write;
