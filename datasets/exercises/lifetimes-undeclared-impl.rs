struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'t> {
    fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, at: 0 }
    }

    fn word(&mut self) -> Option<&'t str> {
        let rest = self.text[self.at..].trim_start();
        if rest.is_empty() {
            return None;
        }
        let start = self.text.len() - rest.len();
        let length = rest.find(' ').unwrap_or(rest.len());
        self.at = start + length;
        Some(&self.text[start..self.at])
    }
}

#[test]
fn reads_words() {
    let text = " ab  c".to_string();
    let mut cursor = Cursor::new(&text);
    let first = cursor.word();
    let second = cursor.word();
    assert_eq!((first, second, cursor.word()), (Some("ab"), Some("c"), None));
}
