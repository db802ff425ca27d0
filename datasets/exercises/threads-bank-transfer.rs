use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    balance: i64,
    history: Vec<i64>,
}

fn pay(account: &Account, amount: i64) {
    account.balance += amount;
    account.history.push(amount);
}

fn pay_all(account: Arc<Mutex<Account>>, amounts: Vec<i64>) {
    let mut handles = Vec::new();
    for amount in amounts {
        let account = Arc::clone(&account);
        handles.push(thread::spawn(move || {
            let account = account.lock().unwrap();
            pay(&account, amount);
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
}

#[test]
fn pays() {
    let account = Arc::new(Mutex::new(Account { balance: 1, history: vec![] }));
    pay_all(Arc::clone(&account), vec![5, -2, 10]);
    let mut held = account.lock().unwrap();
    held.history.sort();
    assert_eq!((held.balance, held.history.clone()), (14, vec![-2, 5, 10]));
}
