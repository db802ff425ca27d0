struct Dictionary {
    text: String,
    entries: Vec<&'static str>,
}

impl Dictionary {
    fn new(text: &str) -> Dictionary {
        Dictionary { text: text.to_string(), entries: Vec::new() }
    }

    fn index(&mut self) {
        for line in self.text.lines() {
            self.entries.push(line);
        }
    }

    fn entry(&self, at: usize) -> &str {
        self.entries[at]
    }
}

#[test]
fn indexes() {
    let mut dictionary = Dictionary::new("ab\ncde\n");
    dictionary.index();
    assert_eq!(dictionary.entries.len(), 2);
    assert_eq!((dictionary.entry(0), dictionary.entry(1)), ("ab", "cde"));
}
