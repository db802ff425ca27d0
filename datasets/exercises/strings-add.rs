struct Name {
    first: String,
    last: String,
}

impl Name {
    fn full(&self) -> String {
        self.first.as_str() + " " + &self.last
    }

    fn initials(&self) -> String {
        [&self.first, &self.last].iter().filter_map(|part| part.chars().next()).collect()
    }
}

#[test]
fn names() {
    let name = Name { first: "Grace".to_string(), last: "Hopper".to_string() };
    assert_eq!(name.full(), "Grace Hopper");
    assert_eq!(name.initials(), "GH");
}
