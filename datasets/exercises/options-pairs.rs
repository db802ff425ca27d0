fn longest(pairs: &[(String, usize)]) -> usize {
    let mut most = 0;
    for &(name, _) in pairs {
        most = most.max(name.len());
    }
    most
}

#[test]
fn measures() {
    assert_eq!(longest(&[("a".to_string(), 1), ("bcd".to_string(), 0)]), 3);
}
