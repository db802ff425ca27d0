fn domain(address: &str) -> Option<String> {
    let parts = address.split('@');
    if parts.len() != 2 {
        return None;
    }
    Some(parts[1].to_lowercase())
}

#[test]
fn finds_domains() {
    assert_eq!(domain("ann@Crab.org"), Some("crab.org".to_string()));
    assert_eq!(domain("ann"), None);
    assert_eq!(domain("a@b@c"), None);
}
