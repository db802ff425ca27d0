struct Tokenizer {
    input: Vec<char>,
    at: usize,
    errors: Vec<String>,
}

impl Tokenizer {
    fn error(&mut self, message: String) {
        self.errors.push(message);
    }

    fn numbers(&mut self) -> Vec<u32> {
        let mut found = Vec::new();
        for letter in self.input[self.at..].iter() {
            match letter.to_digit(10) {
                Some(digit) => found.push(digit),
                None => self.error(format!("{letter:?} is no digit")),
            }
        }
        self.at = self.input.len();
        found
    }
}

#[test]
fn reads_digits() {
    let mut tokenizer = Tokenizer { input: "#1x23".chars().collect(), at: 1, errors: vec![] };
    assert_eq!(tokenizer.numbers(), [1, 2, 3]);
    assert_eq!(tokenizer.errors, ["'x' is no digit"]);
    assert!(tokenizer.numbers().is_empty());
}
