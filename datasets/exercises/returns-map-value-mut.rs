use std::collections::HashMap;

#[derive(Default)]
struct Bank {
    accounts: HashMap<u32, i64>,
}

impl Bank {
    fn account(&mut self, id: u32) -> &mut i64 {
        let mut balance = *self.accounts.entry(id).or_insert(0);
        &mut balance
    }

    fn transfer(&mut self, from: u32, to: u32, amount: i64) -> bool {
        if *self.account(from) < amount {
            return false;
        }
        *self.account(from) -= amount;
        *self.account(to) += amount;
        true
    }
}

#[test]
fn transfers() {
    let mut bank = Bank::default();
    *bank.account(1) += 10;
    assert!(bank.transfer(1, 2, 7));
    assert!(!bank.transfer(1, 2, 7));
    assert_eq!((bank.accounts[&1], bank.accounts[&2]), (3, 7));
}
