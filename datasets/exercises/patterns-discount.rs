fn discount(code: Option<&str>, price: u32) -> u32 {
    match code {
        Some("HALF") => price / 2,
        Some("TENTH") => price / 10,
        None => price,
    }
}

#[test]
fn discounts() {
    assert_eq!(discount(Some("HALF"), 10), 5);
    assert_eq!(discount(Some("bogus"), 10), 10);
    assert_eq!(discount(None, 10), 10);
}
