struct Account {
    name: String,
    money: i64,
}

fn give(from: &mut Account, to: &mut Account, money: i64) {
    from.money -= money;
    to.money += money;
    to.name.push('+');
}

fn transfer(accounts: &mut Vec<Account>, from: usize, to: usize, money: i64) {
    give(&mut accounts[from], &mut accounts[to], money);
}

#[test]
fn transfers() {
    let account = |name: &str| Account { name: name.to_string(), money: 10 };
    let mut accounts = vec![account("a"), account("b"), account("c")];
    transfer(&mut accounts, 2, 0, 3);
    transfer(&mut accounts, 1, 2, 1);
    assert_eq!(accounts.iter().map(|account| account.money).collect::<Vec<_>>(), [13, 9, 8]);
    assert_eq!(accounts[2].name, "c+");
}
