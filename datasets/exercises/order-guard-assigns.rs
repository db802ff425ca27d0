fn next(state: Option<u32>) -> Option<u32> {
    let mut state = state;
    match state {
        None => Some(0),
        Some(n) if { state = None; n > 3 } => state,
        Some(n) => Some(n + 1),
    }
}

#[test]
fn steps() {
    assert_eq!(next(None), Some(0));
    assert_eq!(next(Some(4)), None);
    assert_eq!(next(Some(1)), Some(2));
}
