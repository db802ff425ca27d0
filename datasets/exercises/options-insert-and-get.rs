struct Lazy {
    path: String,
    loads: u32,
    text: Option<String>,
}

impl Lazy {
    fn load(&mut self) -> String {
        self.loads += 1;
        format!("text of {}", self.path)
    }

    fn text(&mut self) -> &str {
        self.text.get_or_insert_with(|| self.load())
    }
}

#[test]
fn loads_once() {
    let mut lazy = Lazy { path: "a.md".to_string(), loads: 0, text: None };
    assert_eq!(lazy.text(), "text of a.md");
    assert_eq!(lazy.text().len(), 12);
    assert_eq!(lazy.loads, 1);
}
