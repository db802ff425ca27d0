mod bank {
    pub trait Account {
        fn balance(&self) -> i64;

        fn overdrawn(&self) -> bool {
            self.balance() < 0
        }
    }

    pub mod accounts {
        use super::Account;

        pub struct Giro {
            pub cents: i64,
        }

        pub struct Savings {
            pub cents: i64,
            pub interest: i64,
        }

        impl Account for Giro {
            fn balance(&self) -> i64 {
                self.cents
            }
        }

        impl Account for Savings {
            fn balance(&self) -> i64 {
                self.cents + self.cents * self.interest / 100
            }
        }
    }
}

use bank::accounts::{Giro, Savings};

fn wealth(giro: &Giro, savings: &[Savings]) -> i64 {
    giro.balance() + savings.iter().map(|one| one.balance()).sum::<i64>()
}

fn warn(giro: &Giro) -> Option<String> {
    giro.overdrawn().then(|| format!("you owe {} cents", -giro.balance()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        assert_eq!(wealth(&Giro { cents: 50 }, &[Savings { cents: 200, interest: 5 }]), 260);
    }

    #[test]
    fn warns() {
        assert_eq!(warn(&Giro { cents: -7 }).as_deref(), Some("you owe 7 cents"));
        assert_eq!(warn(&Giro { cents: 7 }), None);
    }
}
