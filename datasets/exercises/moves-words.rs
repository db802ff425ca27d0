struct Entry {
    word: String,
    times: u32,
}

fn frequent(entries: Vec<Entry>) -> Vec<String> {
    let mut words = Vec::new();
    for entry in entries.iter() {
        if entry.times > 1 {
            words.push(entry.word);
        }
    }
    words
}

#[test]
fn picks() {
    let entries = vec![Entry { word: "a".to_string(), times: 1 }, Entry { word: "b".to_string(), times: 2 }];
    assert_eq!(frequent(entries), ["b"]);
}
