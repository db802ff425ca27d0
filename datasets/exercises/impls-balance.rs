struct Account {
    balance: i64,
}

impl Account {
    fn balance(&self) -> i64 {
        self.balance
    }

    fn deposit(&mut self, amount: i64) {
        self.balance += amount;
    }
}

impl Account {
    fn balance(&self) -> i64 {
        self.balance
    }

    fn withdraw(&mut self, amount: i64) -> bool {
        if amount > self.balance() {
            return false;
        }
        self.balance -= amount;
        true
    }
}

#[test]
fn works() {
    let mut account = Account { balance: 5 };
    account.deposit(5);
    assert!(!account.withdraw(20));
    assert!(account.withdraw(4));
    assert_eq!(account.balance(), 6);
}
