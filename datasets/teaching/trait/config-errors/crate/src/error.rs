//! What can be wrong with a configuration.

use std::fmt;
use std::num::{ParseFloatError, ParseIntError};

#[derive(Debug, PartialEq)]
pub enum ConfigError {
    Form(String),
    Size(ParseIntError),
    Scale(ParseFloatError),
}

impl From<ParseFloatError> for ConfigError {
    fn from(error: ParseFloatError) -> Self {
        ConfigError::Scale(error)
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ConfigError::Form(text) => write!(f, "`{text}` is not of the form 80x24"),
            ConfigError::Size(error) => write!(f, "not a size: {error}"),
            ConfigError::Scale(error) => write!(f, "not a scale: {error}"),
        }
    }
}
