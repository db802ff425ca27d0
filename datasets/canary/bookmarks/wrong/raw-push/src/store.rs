//! The bookmarks, each address once, and which of them have a tag.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    pub address: String,
    pub tags: BTreeSet<String>,
}

impl Bookmark {
    /// Read `ADDRESS TAG TAG …`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace().map(str::to_string);
        let address = words.next().filter(|word| word.contains("://"))?;
        Some(Bookmark {
            address,
            tags: words.collect(),
        })
    }
}

#[derive(Debug, Default)]
pub struct Store {
    entries: Vec<Bookmark>,
    tagged: BTreeMap<String, BTreeSet<String>>,
}

impl Store {
    /// Keep a bookmark. One that is there already only gains the new one's tags; says whether it was new.
    pub fn add(&mut self, bookmark: Bookmark) -> bool {
        for tag in &bookmark.tags {
            self.tagged
                .entry(tag.clone())
                .or_default()
                .insert(bookmark.address.clone());
        }
        match self
            .entries
            .iter_mut()
            .find(|entry| entry.address == bookmark.address)
        {
            Some(entry) => {
                entry.tags.extend(bookmark.tags);
                false
            }
            None => {
                self.entries.push(bookmark);
                true
            }
        }
    }

    pub fn push(&mut self, bookmark: Bookmark) {
        self.entries.push(bookmark);
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn find(&self, address: &str) -> Option<&Bookmark> {
        self.entries.iter().find(|entry| entry.address == address)
    }

    /// The addresses under a tag, in the order of the alphabet.
    pub fn tagged(&self, tag: &str) -> Vec<&str> {
        self.tagged
            .get(tag)
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect()
    }
}
