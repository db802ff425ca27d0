struct Store {
    items: Vec<(String, u32)>,
}

impl Store {
    fn above<'a>(&'a self, least: &u32) -> impl Iterator<Item = &'a str> {
        self.items.iter().filter(move |(_, count)| count >= least).map(|(name, _)| name.as_str())
    }

    fn below(&self, most: u32) -> impl Iterator<Item = &str> {
        self.items.iter().filter(move |(_, count)| *count <= most).map(|(name, _)| name.as_str())
    }
}

#[test]
fn selects() {
    let store = Store { items: vec![("a".into(), 1), ("b".into(), 5), ("c".into(), 9)] };
    let least = 5;
    assert_eq!(store.above(&least).collect::<String>(), "bc");
    assert_eq!(store.below(5).collect::<String>(), "ab");
}
