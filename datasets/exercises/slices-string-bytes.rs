fn capitalise(words: &mut Vec<String>) {
    for word in words.iter_mut() {
        let first = &word[..1];
        word.remove(0);
        word.insert_str(0, &first.to_uppercase());
    }
}

fn title(text: &str) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
    capitalise(&mut words);
    words.join(" ")
}

#[test]
fn titles() {
    assert_eq!(title("the  old man"), "The Old Man");
    assert_eq!(title(""), "");
}
