//! What can be wrong with what is put in.

use std::fmt;
use std::num::ParseIntError;

#[derive(Debug, PartialEq)]
pub enum Fault {
    NotANumber(ParseIntError),
    NoSuchCoin(u32),
    TooLittle { missing: u32 },
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotANumber(why) => write!(out, "not a number: {why}"),
            Fault::NoSuchCoin(cents) => write!(out, "there is no coin of {cents} cents"),
            Fault::TooLittle { missing } => write!(out, "{missing} cents are missing"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<ParseIntError> for Fault {
    fn from(why: ParseIntError) -> Self {
        Fault::NotANumber(why)
    }
}
