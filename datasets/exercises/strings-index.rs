struct Word {
    text: String,
}

impl Word {
    fn first(&self) -> Option<char> {
        if self.text.is_empty() {
            return None;
        }
        Some(self.text[0])
    }

    fn capitalized(&self) -> String {
        match self.first() {
            Some(first) => first.to_uppercase().chain(self.text.chars().skip(1)).collect(),
            None => String::new(),
        }
    }
}

#[test]
fn capitalizes() {
    assert_eq!(Word { text: "élan".to_string() }.capitalized(), "Élan");
    assert_eq!(Word { text: "crab".to_string() }.first(), Some('c'));
    assert_eq!(Word { text: String::new() }.capitalized(), "");
}
