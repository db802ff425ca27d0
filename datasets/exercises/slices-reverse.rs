fn reverse(words: &mut [String]) {
    let most = words.len();
    for at in 0..most / 2 {
        std::mem::swap(&mut words[at], &mut words[most - 1 - at]);
    }
}

#[test]
fn reverses() {
    let mut words = ["a".to_string(), "b".to_string(), "c".to_string()];
    reverse(&mut words);
    assert_eq!(words, ["c", "b", "a"]);
}
