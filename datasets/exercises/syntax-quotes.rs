fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

/// As pirates say it.
fn pig_latin(word: &str) -> String {
    let start = word.find(is_vowel).unwrap_or(0);
    let (head, tail) = word.split_at(start);
    let mut out = String::from(tail);
    out.push('-ay');
    out.insert(tail.len(), "-");
    out.insert_str(tail.len() + 1, head);
    out
}

#[test]
fn speaks() {
    assert_eq!(pig_latin("crab"), "ab-cr-ay");
    assert_eq!(pig_latin("apple"), "apple--ay");
}
