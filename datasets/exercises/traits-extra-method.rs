trait Storage {
    fn load(&self, key: &str) -> Option<String>;
    fn save(&mut self, key: &str, value: &str);
}

#[derive(Default)]
struct Memory {
    pairs: Vec<(String, String)>,
}

impl Storage for Memory {
    fn load(&self, key: &str) -> Option<String> {
        self.find(key).map(|at| self.pairs[at].1.clone())
    }

    fn save(&mut self, key: &str, value: &str) {
        match self.find(key) {
            Some(at) => self.pairs[at].1 = value.to_string(),
            None => self.pairs.push((key.to_string(), value.to_string())),
        }
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.pairs.iter().position(|(name, _)| name == key)
    }
}

#[test]
fn stores() {
    let mut memory = Memory::default();
    memory.save("a", "1");
    memory.save("b", "2");
    memory.save("a", "3");
    assert_eq!(memory.load("a"), Some("3".to_string()));
    assert_eq!(memory.load("c"), None);
    assert_eq!(memory.pairs.len(), 2);
}
