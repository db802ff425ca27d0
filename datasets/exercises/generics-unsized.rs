struct Word {
    text: String,
}

fn shouted(text: str) -> String {
    text.to_uppercase() + "!"
}

fn shout_all(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| shouted(&word.text)).collect()
}

#[test]
fn shouts() {
    let words = [Word { text: "hey".to_string() }, Word { text: "you".to_string() }];
    assert_eq!(shout_all(&words), ["HEY!", "YOU!"]);
    assert!(shout_all(&[]).is_empty());
}
