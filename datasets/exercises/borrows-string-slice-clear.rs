struct Reader {
    buffer: String,
    lines: u32,
}

impl Reader {
    fn feed(&mut self, text: &str) {
        self.buffer.push_str(text);
    }

    /// The first whole line, taken out of the buffer.
    fn line(&mut self) -> Option<String> {
        let (line, rest) = self.buffer.split_once('\n')?;
        self.buffer = rest.to_string();
        self.lines += 1;
        Some(line.trim_end().to_string())
    }
}

#[test]
fn reads_lines() {
    let mut reader = Reader { buffer: String::new(), lines: 0 };
    reader.feed("ab \ncd");
    assert_eq!(reader.line().as_deref(), Some("ab"));
    assert_eq!(reader.line(), None);
    reader.feed("e\n");
    assert_eq!(reader.line().as_deref(), Some("cde"));
    assert_eq!((reader.lines, reader.buffer.len()), (2, 0));
}
