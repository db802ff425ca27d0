fn merge(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    match (a, b) {
        (Some(x), Some(x)) => Some(x.max(y)),
        (Some(x), None) | (None, Some(x)) => Some(x),
        (None, None) => None,
    }
}

#[test]
fn merges() {
    assert_eq!(merge(Some(1), Some(4)), Some(4));
    assert_eq!(merge(Some(1), None), Some(1));
    assert_eq!(merge(None, None), None);
}
