struct Lru {
    entries: Vec<(String, u32)>,
    most: usize,
}

impl Lru {
    /// The value of a key, which becomes the youngest; made where it is missing, at the cost of the oldest.
    fn get(&mut self, key: &str) -> &mut u32 {
        if let Some(at) = self.entries.iter().position(|(known, _)| known == key) {
            let entry = &self.entries[at];
            self.entries.remove(at);
            self.entries.push(entry);
            return &mut self.entries.last_mut().unwrap().1;
        }
        if self.entries.len() == self.most {
            self.entries.remove(0);
        }
        self.entries.push((key.to_string(), 0));
        &mut self.entries.last_mut().unwrap().1
    }
}

#[test]
fn forgets_the_oldest() {
    let mut lru = Lru { entries: vec![], most: 2 };
    *lru.get("a") = 1;
    *lru.get("b") = 2;
    assert_eq!(*lru.get("a"), 1);
    *lru.get("c") = 3;
    assert_eq!(lru.entries.iter().map(|(key, _)| key.as_str()).collect::<String>(), "ac");
    assert_eq!((*lru.get("a"), *lru.get("b")), (1, 0));
}
