struct Parser<'a> {
    input: &'a str,
}

impl<'a> Parser<'a> {
    fn new(input: &'a str) -> Parser<'a> {
        Parser { input }
    }

    fn take(&mut self, count: usize) -> &str {
        let (taken, rest) = self.input.split_at(count.min(self.input.len()));
        self.input = rest;
        taken
    }

    fn pair(&mut self) -> (&'a str, &'a str) {
        let key = self.take(2);
        let value = self.take(3);
        (key, value)
    }
}

fn all_pairs(text: &str) -> Vec<(&str, &str)> {
    let mut parser = Parser::new(text);
    let mut pairs = vec![];
    while !parser.input.is_empty() {
        pairs.push(parser.pair());
    }
    pairs
}

#[test]
fn reads_pairs() {
    let text = "ab123cd45".to_string();
    let pairs = all_pairs(&text);
    assert_eq!(pairs, [("ab", "123"), ("cd", "45")]);
    assert_eq!(pairs[1].0.as_ptr() as usize - text.as_ptr() as usize, 5);
}
