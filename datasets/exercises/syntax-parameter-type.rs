struct Counter {
    total: u64,
}

impl Counter {
    fn add(&mut self, amount) -> u64 {
        self.total = self.total.saturating_add(amount);
        self.total
    }
}

fn count(amounts: &[u64]) -> u64 {
    let mut counter = Counter { total: 0 };
    amounts.iter().map(|amount| counter.add(*amount)).last().unwrap_or(0)
}

#[test]
fn counts() {
    assert_eq!(count(&[1, 2, 39]), 42);
    assert_eq!(count(&[u64::MAX, 1]), u64::MAX);
}
