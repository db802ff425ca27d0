fn index_of(haystack: &[&str], needle: &str) -> Option<usize> {
    let found: Option<usize>;
    for (at, word) in haystack.iter().enumerate() {
        if word == &needle {
            found = Some(at);
            break;
        }
    }
    found
}

fn missing<'a>(haystack: &[&str], needles: &[&'a str]) -> Vec<&'a str> {
    needles.iter().copied().filter(|needle| index_of(haystack, needle).is_none()).collect()
}

#[test]
fn finds_the_first() {
    assert_eq!(index_of(&["a", "b", "a"], "a"), Some(0));
    assert_eq!(index_of(&["a", "b"], "b"), Some(1));
    assert_eq!(missing(&["a", "b"], &["b", "c"]), ["c"]);
}
