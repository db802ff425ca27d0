fn first_word_length(text: &str) -> usize {
    let word = text.split_whitespace().next()?;
    if word.starts_with('#') {
        0
    } else {
        word.len()
    }
}

#[test]
fn lengths() {
    assert_eq!(first_word_length("abc d"), Some(3));
    assert_eq!(first_word_length("#abc d"), Some(0));
    assert_eq!(first_word_length("  "), None);
}
