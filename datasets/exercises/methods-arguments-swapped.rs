#[derive(Debug, Default)]
struct Ledger {
    entries: Vec<(String, i64)>,
}

impl Ledger {
    fn book(&mut self, account: &str, cents: i64) {
        self.entries.push((account.to_string(), cents));
    }

    fn transfer(&mut self, from: &str, to: &str, cents: i64) {
        self.book(-cents, from);
        self.book(cents, to);
    }

    fn balance(&self, account: &str) -> i64 {
        self.entries.iter().filter(|(name, _)| name == account).map(|(_, cents)| cents).sum()
    }
}

#[test]
fn transfers() {
    let mut ledger = Ledger::default();
    ledger.transfer("cash", "rent", 500);
    assert_eq!(ledger.balance("cash"), -500);
    assert_eq!(ledger.balance("rent"), 500);
}
