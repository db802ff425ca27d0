use std::collections::HashMap;

#[derive(Debug, PartialEq)]
enum Refused {
    Unknown(String),
    TooLittle,
}

struct Account {
    balance: i64,
    moves: u32,
}

#[derive(Default)]
struct Bank {
    accounts: HashMap<String, Account>,
}

impl Bank {
    fn open(&mut self, name: &str, balance: i64) {
        self.accounts.insert(name.to_string(), Account { balance, moves: 0 });
    }

    fn transfer(&mut self, from: &str, to: &str, amount: i64) -> Result<(), Refused> {
        let giver = self.accounts.get_mut(from).ok_or_else(|| Refused::Unknown(from.to_string()))?;
        let taker = self.accounts.get_mut(to).ok_or_else(|| Refused::Unknown(to.to_string()))?;
        if giver.balance < amount {
            return Err(Refused::TooLittle);
        }
        giver.balance -= amount;
        giver.moves += 1;
        taker.balance += amount;
        taker.moves += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank() -> Bank {
        let mut bank = Bank::default();
        bank.open("ada", 100);
        bank.open("bob", 5);
        bank
    }

    #[test]
    fn moves_money() {
        let mut bank = bank();
        assert_eq!(bank.transfer("ada", "bob", 30), Ok(()));
        assert_eq!((bank.accounts["ada"].balance, bank.accounts["bob"].balance), (70, 35));
        assert_eq!((bank.accounts["ada"].moves, bank.accounts["bob"].moves), (1, 1));
        assert_eq!(bank.transfer("bob", "ada", 36), Err(Refused::TooLittle));
        assert_eq!(bank.transfer("ada", "ada", 10), Ok(()));
        assert_eq!(bank.accounts["ada"].balance, 70);
    }

    #[test]
    fn nothing_is_lost() {
        let mut bank = bank();
        assert_eq!(bank.transfer("ada", "eve", 30), Err(Refused::Unknown("eve".into())));
        assert_eq!(bank.transfer("eve", "joe", 30), Err(Refused::Unknown("eve".into())));
        assert_eq!(bank.accounts["ada"].balance, 100);
        assert_eq!(bank.accounts["ada"].moves, 0);
    }
}
