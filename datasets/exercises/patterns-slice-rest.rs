/// The words of a list as a sentence has them.
fn join(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => one.to_string(),
        [rest, .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[test]
fn joins() {
    assert_eq!(join(&["a", "b", "c"]), "a, b and c");
    assert_eq!(join(&["a", "b"]), "a and b");
    assert_eq!(join(&["a"]), "a");
    assert_eq!(join(&[]), "");
}
