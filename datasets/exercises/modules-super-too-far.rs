mod bank {
    pub const FEE: u32 = 25;

    pub mod account {
        pub struct Account {
            pub cents: u32,
        }

        impl Account {
            pub fn withdraw(&mut self, cents: u32) -> Option<u32> {
                let whole = cents + super::super::FEE;
                self.cents = self.cents.checked_sub(whole)?;
                Some(cents)
            }
        }
    }
}

#[test]
fn withdraws() {
    let mut account = bank::account::Account { cents: 200 };
    assert_eq!(account.withdraw(100), Some(100));
    assert_eq!(account.cents, 75);
    assert_eq!(account.withdraw(60), None);
}
