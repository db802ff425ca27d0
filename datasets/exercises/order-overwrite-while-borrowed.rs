fn collapse(text: &str) -> Vec<String> {
    let mut current = String::new();
    let mut words: Vec<String> = Vec::new();
    for letter in text.chars() {
        let word = &current;
        if letter == ' ' {
            current = String::new();
            if !word.is_empty() {
                words.push(word.clone());
            }
        } else {
            current.push(letter);
        }
    }
    if !current.is_empty() {
        words.push(current);
    }
    words
}

#[test]
fn collapses() {
    assert_eq!(collapse("  to be  or "), ["to", "be", "or"]);
    assert_eq!(collapse("x"), ["x"]);
    assert!(collapse("  ").is_empty());
}
