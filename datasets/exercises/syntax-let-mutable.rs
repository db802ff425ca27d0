fn reversed_words(text: &str) -> String {
    let mut out = String::new();
    let word mut = String::new();
    for c in text.chars() {
        if c == ' ' {
            out.extend(word.drain(..).rev());
            out.push(' ');
        } else {
            word.push(c);
        }
    }
    out.extend(word.chars().rev());
    out
}

#[test]
fn reverses() {
    assert_eq!(reversed_words("abc de"), "cba ed");
    assert_eq!(reversed_words(""), "");
}
