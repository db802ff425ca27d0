fn busiest<'a>() -> &'a (String, u32) {
    let hours = vec![("noon".to_string(), 12), ("eve".to_string(), 30), ("night".to_string(), 3)];
    hours.iter().max_by_key(|(_, count)| *count).unwrap()
}

#[test]
fn finds_the_busiest() {
    let hour = busiest();
    assert_eq!(hour.0, "eve");
    assert_eq!(hour.1, 30);
}
