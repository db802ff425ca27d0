fn upper_words(lines: &[&str]) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut result = Vec::new();
    for line in lines {
        for word in line.to_uppercase().split(' ') {
            if seen.contains(&word) {
                continue;
            }
            seen.push(word);
            result.push(word.to_string());
        }
    }
    result
}

#[test]
fn each_word_once() {
    assert_eq!(upper_words(&["to be", "or TO do", "be"]), ["TO", "BE", "OR", "DO"]);
}
