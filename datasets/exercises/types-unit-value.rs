struct Meter {
    readings: Vec<u32>,
}

impl Meter {
    fn used(&self) -> u32 {
        let first = self.readings.first().copied().unwrap_or(0);
        let last = self.readings.last().copied().unwrap_or(0);
        last.saturating_sub(first);
    }

    fn cost(&self, cents: u32) -> u32 {
        self.used() * cents
    }
}

#[test]
fn costs() {
    assert_eq!(Meter { readings: vec![10, 12, 15] }.cost(3), 15);
    assert_eq!(Meter { readings: vec![] }.used(), 0);
}
