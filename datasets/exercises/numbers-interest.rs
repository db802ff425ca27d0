struct Account {
    cents: u64,
}

impl Account {
    /// Adds a year's interest, in percent, rounded to the nearest cent.
    fn add_interest(&mut self, percent: f64) {
        let interest = self.cents * percent / 100.0;
        self.cents += interest.round() as u64;
    }
}

fn after(cents: u64, percent: f64, years: u32) -> u64 {
    let mut account = Account { cents };
    for _ in 0..years {
        account.add_interest(percent);
    }
    account.cents
}

#[test]
fn pays_interest() {
    assert_eq!(after(1_000, 2.5, 1), 1_025);
    assert_eq!(after(30, 2.5, 1), 31);
    assert_eq!(after(1_000, 10.0, 2), 1_210);
}
