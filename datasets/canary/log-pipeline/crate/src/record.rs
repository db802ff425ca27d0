//! What is logged.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Debug,
    Info,
    Warning,
    Error,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub level: Level,
    pub message: String,
}

impl Record {
    pub fn new(level: Level, message: &str) -> Self {
        Record {
            level,
            message: message.to_string(),
        }
    }
}
