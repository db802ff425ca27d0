//! A store that is gone when the program ends.

use crate::Store;
use std::fmt::Display;

#[derive(Default)]
pub struct Memory {
    lines: Vec<String>,
}

impl Store for Memory {
    fn save<R: Display + Ord>(&mut self, batch: &str, mut records: Vec<R>) {
        records.sort();
        let lines = records.iter().map(|record| format!("{batch}: {record}"));
        self.lines.extend(lines);
    }

    fn lines(&self) -> &[String] {
        &self.lines
    }
}
