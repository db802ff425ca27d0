#[derive(Default)]
struct Buffer {
    lines: Vec<String>,
    cursor: usize,
}

impl Buffer {
    fn insert(&mut self, text: &str) {
        self.lines.insert(self.cursor, text.to_string());
        self.cursor += 1
        self.lines.retain(|line| !line.is_empty());
    }

    fn delete(&mut self) -> Option<String> {
        self.cursor = self.cursor.checked_sub(1)?;
        Some(self.lines.remove(self.cursor))
    }
}

#[test]
fn edits() {
    let mut buffer = Buffer::default();
    buffer.insert("a");
    buffer.insert("b");
    assert_eq!(buffer.delete(), Some("b".to_string()));
    assert_eq!((buffer.lines.len(), buffer.cursor), (1, 1));
    assert_eq!(buffer.delete(), Some("a".to_string()));
    assert_eq!(buffer.delete(), None);
}
