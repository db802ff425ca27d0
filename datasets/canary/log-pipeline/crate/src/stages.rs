//! The stages that come with the crate.

use crate::record::{Level, Record};

pub trait Stage {
    fn name(&self) -> &'static str;

    /// The record as it leaves this stage; `None` where the stage holds it back.
    fn pass(&self, record: Record) -> Option<Record>;
}

/// Holds back what is less grave.
pub struct AtLeast(pub Level);

impl Stage for AtLeast {
    fn name(&self) -> &'static str {
        "at-least"
    }

    fn pass(&self, record: Record) -> Option<Record> {
        (record.level >= self.0).then_some(record)
    }
}

/// Puts stars in the place of a word that nobody must read.
pub struct Redact(pub &'static str);

impl Stage for Redact {
    fn name(&self) -> &'static str {
        "redact"
    }

    fn pass(&self, mut record: Record) -> Option<Record> {
        record.message = record.message.replace(self.0, &"*".repeat(self.0.len()));
        Some(record)
    }
}

/// Cuts a message after so many letters, and holds back what is empty then.
pub struct Shorten(pub usize);

impl Stage for Shorten {
    fn name(&self) -> &'static str {
        "shorten"
    }

    fn pass(&self, mut record: Record) -> Option<Record> {
        record.message = record.message.chars().take(self.0).collect();
        (!record.message.is_empty()).then_some(record)
    }
}
