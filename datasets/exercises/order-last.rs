fn last(text: &str) -> String {
    let found;
    {
        let upper = text.to_uppercase();
        found = upper.split(' ').last();
    }
    found.unwrap_or("").to_string()
}

#[test]
fn finds() {
    assert_eq!(last("a bc"), "BC");
}
