//! Two ways to listen.

use crate::Sink;

/// Keeps the last events, `most` at a time.
pub struct Memory {
    most: usize,
    events: Vec<String>,
}

impl Memory {
    pub fn of(most: usize) -> Self {
        let events = Vec::new();
        Memory { most, events }
    }

    pub fn events(&self) -> &[String] {
        &self.events
    }
}

impl Sink for Memory {
    fn accept(&mut self, event: &str) {
        if self.events.len() == self.most {
            self.events.remove(0);
        }
        self.events.push(event.to_string());
    }
}

/// Counts the events of one kind.
pub struct Counter {
    kind: &'static str,
    count: usize,
}

impl Counter {
    pub fn of(kind: &'static str) -> Self {
        Counter { kind, count: 0 }
    }

    pub fn count(&self) -> usize {
        self.count
    }
}

impl Sink for Counter {
    fn accept(&mut self, event: &str) {
        if event == self.kind {
            self.count += 1;
        }
    }
}
