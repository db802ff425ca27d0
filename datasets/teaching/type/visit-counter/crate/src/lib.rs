//! Counts visits by page and visitor.

use std::collections::BTreeMap;

/// Counts things by key.
#[derive(Debug, Default)]
pub struct Counter<K, N> {
    counts: BTreeMap<K, N>,
}

impl<K: Ord, N: Default + Copy + std::ops::AddAssign> Counter<K, N> {
    pub fn add(&mut self, key: K, amount: N) {
        *self.counts.entry(key).or_default() += amount;
    }

    pub fn get(&self, key: &K) -> N {
        self.counts.get(key).copied().unwrap_or_default()
    }
}

/// Visits in numbers, and how long they took in seconds.
#[derive(Debug, Default)]
pub struct Visits {
    pages: Counter<String>,
    seconds: Counter<String>,
}

impl Visits {
    pub fn note(&mut self, page: &str, seconds: f64) {
        self.pages.add(page.to_string(), 1);
        self.seconds.add(page.to_string(), seconds);
    }

    /// How long a visit of a page takes in the mean.
    pub fn mean_seconds(&self, page: &str) -> Option<f64> {
        let page = page.to_string();
        let visits = self.pages.get(&page);
        (visits > 0).then(|| self.seconds.get(&page) / f64::from(visits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_are_counted_by_page() {
        let mut visits = Visits::default();
        visits.note("home", 1.5);
        visits.note("home", 4.5);
        visits.note("shop", 8.0);
        assert_eq!(visits.mean_seconds("home"), Some(3.0));
        assert_eq!(visits.mean_seconds("shop"), Some(8.0));
        assert_eq!(visits.mean_seconds("help"), None);
    }

    #[test]
    fn a_counter_starts_at_nothing() {
        let mut counter = Counter::default();
        counter.add('a', 2u8);
        assert_eq!((counter.get(&'a'), counter.get(&'b')), (2, 0));
    }
}
