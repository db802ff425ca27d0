struct Account {
    owner: String,
    limit: Option<String>,
}

fn limit_of(account: &Account) -> Result<u32, String> {
    let text = account.limit.ok_or(format!("{} has no limit", account.owner))?;
    text.parse().map_err(|_| format!("{text} is no limit"))
}

fn check(account: &Account, amount: u32) -> Result<bool, String> {
    Ok(amount <= limit_of(account)?)
}

#[test]
fn checks() {
    let account = |limit: Option<&str>| Account { owner: "ann".to_string(), limit: limit.map(str::to_string) };
    let ann = account(Some("50"));
    assert_eq!((check(&ann, 50), check(&ann, 51)), (Ok(true), Ok(false)));
    assert_eq!(check(&account(Some("x")), 1), Err("x is no limit".to_string()));
    assert_eq!(check(&account(None), 1), Err("ann has no limit".to_string()));
}
