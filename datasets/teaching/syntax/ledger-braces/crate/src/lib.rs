//! A ledger of income and expenses.

#[derive(Default)]
pub struct Ledger {
    entries: Vec<(String, i64)>,
}

impl Ledger {
    pub fn enter(&mut self, text: &str, cents: i64) {
        self.entries.push((text.to_string(), cents));
    }

    pub fn balance(&self) -> i64 {
        self.entries.iter().map(|(_, cents)| cents).sum()
    }

    /// The first entry with which the balance fell below zero.
    pub fn overdrawn_by(&self) -> Option<&str> {
        let mut balance = 0;
        for (text, cents) in &self.entries {
            balance += cents;
            if balance < 0 {
                return Some(text);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_balance_is_the_sum() {
        let mut ledger = Ledger::default();
        ledger.enter("wages", 150_000);
        ledger.enter("rent", -60_000);
        assert_eq!(ledger.balance(), 90_000);
        assert_eq!(ledger.overdrawn_by(), None);
    }

    #[test]
    fn the_entry_that_overdrew_is_named() {
        let mut ledger = Ledger::default();
        ledger.enter("gift", 5_000);
        ledger.enter("boots", -9_000);
        ledger.enter("wages", 50_000);
        assert_eq!(ledger.overdrawn_by(), Some("boots"));
        assert_eq!(ledger.balance(), 46_000);
    }
}
