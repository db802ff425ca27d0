struct Entry {
    word: String,
    times: u32,
}

fn frequent(entries: Vec<Entry>) -> Vec<String> {
    entries.iter().filter(|entry| entry.times > 1).map(|entry| entry.word).collect()
}

#[test]
fn picks() {
    let entries = vec![Entry { word: "a".to_string(), times: 1 }, Entry { word: "b".to_string(), times: 2 }];
    assert_eq!(frequent(entries), ["b"]);
}
