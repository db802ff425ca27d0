mod bank {
    #[derive(Debug)]
    pub struct Account {
        balance: i64,
        pub owner: String,
    }

    impl Account {
        pub fn open(owner: &str) -> Account {
            Account { balance: 0, owner: owner.to_string() }
        }

        pub fn deposit(&mut self, cents: u32) {
            self.balance += i64::from(cents);
        }

        pub fn balance(&self) -> i64 {
            self.balance
        }
    }
}

fn statement(account: &bank::Account) -> String {
    format!("{}: {}.{:02}", account.owner, account.balance / 100, account.balance % 100)
}

#[test]
fn states() {
    let mut account = bank::Account::open("Eve");
    account.deposit(1_205);
    assert_eq!(statement(&account), "Eve: 12.05");
    assert_eq!(account.balance(), 1_205);
}
