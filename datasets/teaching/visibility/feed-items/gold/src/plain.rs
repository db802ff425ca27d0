//! Feeds of one line an item: `DAY TITLE`.

use crate::Feed;
use std::fmt;

pub struct Plain(pub String);

pub struct Entry {
    day: u32,
    title: String,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} (day {})", self.title, self.day)
    }
}

impl Feed for Plain {
    type Item = Entry;

    fn items(&self) -> Vec<Entry> {
        let entry = |line: &str| {
            let (day, title) = line.split_once(' ')?;
            Some(Entry {
                day: day.parse().ok()?,
                title: title.to_string(),
            })
        };
        let mut entries: Vec<Entry> = self.0.lines().filter_map(entry).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.day));
        entries
    }
}
