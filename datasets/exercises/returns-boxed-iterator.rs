struct Log {
    lines: Vec<String>,
}

impl Log {
    fn matching(&self, level: &str) -> Box<dyn Iterator<Item = &String>> {
        let tag = format!("[{level}]");
        Box::new(self.lines.iter().filter(|line| line.starts_with(&tag)))
    }

    fn count(&self, level: &str) -> usize {
        self.matching(level).count()
    }
}

#[test]
fn matches_levels() {
    let log = Log { lines: ["[a] x", "[b] y", "[a] z"].map(String::from).to_vec() };
    assert_eq!((log.count("a"), log.count("b"), log.count("c")), (2, 1, 0));
    assert!(std::ptr::eq(log.matching("b").next().unwrap(), &log.lines[1]));
}
