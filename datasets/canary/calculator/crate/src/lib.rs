//! Sums as people write them: `2 + 3 * (4 - 1) ^ 2`.

mod operator;
mod parser;
mod power;

pub use parser::{evaluate, SumError};
