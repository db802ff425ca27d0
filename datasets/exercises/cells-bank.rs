use std::cell::RefCell;
use std::rc::Rc;

struct Account {
    id: u32,
    balance: i64,
}

struct Bank {
    accounts: Vec<Rc<RefCell<Account>>>,
}

impl Bank {
    fn find(&self, id: u32) -> Option<Rc<RefCell<Account>>> {
        self.accounts.iter().find(|account| account.id == id).cloned()
    }

    fn transfer(&self, from: u32, to: u32, amount: i64) -> bool {
        let (Some(source), Some(target)) = (self.find(from), self.find(to)) else {
            return false;
        };
        if source.balance < amount {
            return false;
        }
        source.balance -= amount;
        target.balance += amount;
        true
    }
}

#[test]
fn transfers() {
    let account = |id, balance| Rc::new(RefCell::new(Account { id, balance }));
    let bank = Bank { accounts: vec![account(1, 10), account(2, 0)] };
    assert!(bank.transfer(1, 2, 7));
    assert!(!bank.transfer(1, 2, 7));
    assert_eq!(bank.find(2).unwrap().borrow().balance, 7);
}
