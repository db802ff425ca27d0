fn summarize(words: &[&str]) -> (usize, String) {
    let mut text = String::new();
    let mut append = |word: &str| {
        if text.len() > 0 {
            text.push(' ');
        }
        text.push_str(word);
    };
    let mut longest = 0;
    for word in words {
        append(word);
        longest = longest.max(text.len());
    }
    append("end");
    (longest, text)
}

#[test]
fn sums() {
    assert_eq!(summarize(&["a", "bc"]), (4, "a bc end".to_string()));
}
