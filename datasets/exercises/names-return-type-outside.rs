use std::collections::HashMap;

struct Scores {
    all: HashMap<String, Vec<u32>>,
}

impl Scores {
    fn best(&self, name: &str) -> Optional<u32> {
        self.all.get(name)?.iter().max().copied()
    }

    fn add(&mut self, name: &str, score: uint32) {
        self.all.entry(name.to_string()).or_default().push(score);
    }
}

#[test]
fn scores() {
    let mut scores = Scores { all: HashMap::new() };
    scores.add("ann", 3);
    scores.add("ann", 8);
    assert_eq!(scores.best("ann"), Some(8));
    assert_eq!(scores.best("bo"), None);
}
