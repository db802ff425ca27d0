//! A parking meter: coins in, minutes out.

mod coins;
mod fault;

pub use coins::minutes;
pub use fault::Fault;
