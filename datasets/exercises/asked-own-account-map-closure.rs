use std::collections::HashMap;

#[derive(Default)]
struct Account {
    balance: i64,
    fees: i64,
}

#[derive(Default)]
struct Bank {
    accounts: HashMap<u32, Account>,
    log: Vec<String>,
}

impl Bank {
    fn note(&mut self, id: u32, what: &str) {
        self.log.push(format!("{id} {what}"));
    }

    /// The balance after it; None where there is no such account.
    fn withdraw(&mut self, id: u32, amount: i64) -> Option<i64> {
        self.accounts.get_mut(&id).map(|account| {
            account.balance -= amount;
            if account.balance < 0 {
                account.fees += 5;
                self.note(id, "is overdrawn");
            }
            account.balance - account.fees
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overdrawn() {
        let mut bank = Bank::default();
        bank.accounts.insert(7, Account { balance: 10, fees: 0 });
        assert_eq!(bank.withdraw(7, 8), Some(2));
        assert_eq!(bank.withdraw(7, 8), Some(-11));
        assert_eq!(bank.accounts[&7].fees, 5);
        assert_eq!(bank.log, ["7 is overdrawn"]);
    }

    #[test]
    fn no_such_account() {
        let mut bank = Bank::default();
        assert_eq!(bank.withdraw(1, 1), None);
        assert!(bank.log.is_empty() && bank.accounts.is_empty());
    }
}
