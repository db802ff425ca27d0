//! A list of prices, read from text.

use std::collections::HashMap;

pub struct Prices {
    cents: HashMap<String, u32>,
}

impl Prices {
    /// A snack and its price a line; lines without a price are left out.
    pub fn read(text: &str) -> Self {
        let entry = |line: &str| {
            let (snack, price) = line.split_once(' ')?;
            Some((snack.to_string(), price.parse().ok()?))
        };
        Prices {
            cents: text.lines().filter_map(entry).collect(),
        }
    }

    /// The price of a snack in cents.
    pub fn of(&self, snack: &str) -> Option<u32> {
        self.cents.get(snack).copied()
    }
}
