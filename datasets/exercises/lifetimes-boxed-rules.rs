type Rule<'a> = Box<dyn Fn(&str) -> bool + 'a>;

struct Filter<'a> {
    rules: Vec<Rule<'a>>,
}

impl<'a> Filter<'a> {
    fn new() -> Self {
        Filter { rules: Vec::new() }
    }

    fn ban(&mut self, words: &Vec<String>) {
        self.rules.push(Box::new(move |text| !words.iter().any(|word| text.contains(word.as_str()))));
    }

    fn at_most(&mut self, length: usize) {
        self.rules.push(Box::new(move |text| text.len() <= length));
    }

    fn allows(&self, text: &str) -> bool {
        self.rules.iter().all(|rule| rule(text))
    }
}

#[test]
fn filters() {
    let banned = vec!["spam".to_string()];
    let mut filter = Filter::new();
    filter.ban(&banned);
    filter.at_most(8);
    assert!(filter.allows("hello"));
    assert!(!filter.allows("my spam"));
    assert!(!filter.allows("far too long"));
}
