struct Person {
    first: String,
    last: String,
}

impl Person {
    fn full_name(&self) -> &str {
        let name = format!("{} {}", self.first, self.last);
        &name
    }

    fn initials(&self) -> &str {
        let mut letters = String::new();
        letters.extend(self.first.chars().next());
        letters.extend(self.last.chars().next());
        letters.as_str()
    }
}

#[test]
fn names() {
    let person = Person { first: "Ada".to_string(), last: "Byron".to_string() };
    assert_eq!(person.full_name(), "Ada Byron");
    assert_eq!(person.initials(), "AB");
    assert_eq!(person.full_name().len(), 9);
}
