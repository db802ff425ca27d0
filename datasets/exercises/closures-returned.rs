fn at_least(limit: u32) -> Fn(u32) -> bool {
    move |value| value >= limit
}

fn count(values: &[u32], limit: u32) -> usize {
    let is_enough = at_least(limit);
    values.iter().filter(|value| is_enough(**value)).count()
}

#[test]
fn counts() {
    assert_eq!(count(&[1, 5, 9], 5), 2);
    assert_eq!(count(&[1, 5, 9], 10), 0);
}
