struct Log {
    lines: Vec<String>,
}

impl Log {
    fn flush(&self) -> Vec<String> {
        self.lines
    }
}

#[test]
fn flushes() {
    let mut log = Log { lines: vec!["a".to_string()] };
    log.lines.push("b".to_string());
    assert_eq!(log.flush(), ["a", "b"]);
}
