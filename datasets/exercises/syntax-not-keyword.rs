#[derive(Default)]
struct Filter {
    hidden: Vec<String>,
    is_strict: bool,
}

impl Filter {
    fn lets_through(&self, word: &str) -> bool {
        let is_hidden = self.hidden.iter().any(|hidden| hidden == word);
        not is_hidden && (word.len() > 2 || not self.is_strict)
    }
}

#[test]
fn filters() {
    let mut filter = Filter { hidden: vec!["spam".to_string()], is_strict: false };
    assert!(!filter.lets_through("spam"));
    assert!(filter.lets_through("a"));
    filter.is_strict = true;
    assert!(!filter.lets_through("a"));
    assert!(filter.lets_through("abc"));
}
