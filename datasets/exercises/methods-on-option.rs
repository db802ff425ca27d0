struct User {
    name: String,
    email: Option<String>,
}

/// Where the mail of a user goes, in lower case.
fn domain(user: &User) -> Option<String> {
    let at = user.email.find('@')?;
    Some(user.email[at + 1..].to_lowercase())
}

#[test]
fn finds_domains() {
    let user = |email: Option<&str>| User { name: "Ann".to_string(), email: email.map(String::from) };
    assert_eq!(domain(&user(Some("ann@Crab.Example"))), Some("crab.example".to_string()));
    assert_eq!(domain(&user(Some("ann"))), None);
    assert_eq!(domain(&user(None)), None);
    assert_eq!(user(None).name, "Ann");
}
