struct Scanner<'a> {
    text: &'a str,
    words: Vec<&'a str>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Scanner { text, words: Vec::new() }
    }

    fn scan(&'a mut self) {
        for word in self.text.split(' ') {
            if !self.words.contains(&word) {
                self.words.push(word);
            }
        }
    }

    fn count(&self) -> usize {
        self.words.len()
    }
}

fn distinct(text: &str) -> usize {
    let mut scanner = Scanner::new(text);
    scanner.scan();
    scanner.count()
}

#[test]
fn counts_words() {
    assert_eq!(distinct("a b a c b"), 3);
    assert_eq!(distinct("x"), 1);
}
