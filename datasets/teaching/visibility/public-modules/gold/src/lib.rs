//! Codes for sending text over a line that only knows signs of a kind.

pub mod hexadecimal;
pub mod morse;

pub use hexadecimal as hex;
