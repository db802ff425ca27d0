//! A bank that pays interest once a year.

#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    pub owner: String,
    pub cents: i64,
}

#[derive(Default)]
pub struct Bank {
    accounts: Vec<Account>,
}

impl Bank {
    pub fn open(&mut self, owner: &str, cents: i64) {
        let owner = owner.to_string();
        self.accounts.push(Account { owner, cents });
    }

    pub fn balance(&self, owner: &str) -> Option<i64> {
        let account = self.accounts.iter().find(|known| known.owner == owner)?;
        Some(account.cents)
    }

    /// Pays interest on what is saved, and returns how much was paid in all; who owes pays nothing.
    pub fn pay_interest(&mut self, percent: i64) -> i64 {
        let mut paid = 0;
        for account in &self.accounts {
            let interest = account.cents * percent / 100;
            if interest > 0 {
                account.cents += interest;
                paid += interest;
            }
        }
        paid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn savings_grow_and_debts_do_not() {
        let mut bank = Bank::default();
        bank.open("ann", 10_000);
        bank.open("bob", -500);
        assert_eq!(bank.pay_interest(3), 300);
        assert_eq!(bank.balance("ann"), Some(10_300));
        assert_eq!(bank.balance("bob"), Some(-500));
    }

    #[test]
    fn interest_earns_interest() {
        let mut bank = Bank::default();
        bank.open("eve", 1_000);
        bank.pay_interest(10);
        assert_eq!(bank.pay_interest(10), 110);
        assert_eq!(bank.balance("nobody"), None);
    }
}
