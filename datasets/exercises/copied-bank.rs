use std::sync::Mutex;

struct Accounts {
    open: Vec<u32>,
    fees: Vec<u32>,
}

fn charge(accounts: &Mutex<Accounts>) {
    let mut held = accounts.lock().unwrap();
    for account in held.open.iter_mut() {
        *account -= 1;
        held.fees.push(1);
    }
}

#[test]
fn charges() {
    let accounts = Mutex::new(Accounts { open: vec![5, 6], fees: vec![] });
    charge(&accounts);
    let held = accounts.into_inner().unwrap();
    assert_eq!((held.open, held.fees), (vec![4, 5], vec![1, 1]));
}
