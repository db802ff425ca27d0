use std::cell::RefCell;

struct Account {
    balance: RefCell<i64>,
}

fn settle(account: Account) -> i64 {
    let mut held = account.balance.borrow_mut();
    *held += 5;
    let closed = account;
    closed.balance.into_inner()
}

#[test]
fn settles() {
    assert_eq!(settle(Account { balance: RefCell::new(1) }), 6);
}
