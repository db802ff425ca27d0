//! News feeds in several formats.

mod plain;

pub use plain::Plain;

/// Something that news can be read from.
pub trait Feed {
    type Item: ToString;

    /// All items, the newest first.
    fn items(&self) -> Vec<Self::Item>;
}

/// The newest items of a feed, a line each.
pub fn newest<F: Feed>(feed: &F, most: usize) -> Vec<String> {
    let items = feed.items().into_iter().take(most);
    items.map(|item| item.to_string()).collect()
}
