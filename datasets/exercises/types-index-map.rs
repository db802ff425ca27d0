use std::collections::HashMap;

struct Votes {
    counts: HashMap<String, u32>,
}

impl Votes {
    fn cast(&mut self, name: &str) {
        self.counts[name] += 1;
    }

    fn of(&self, name: &str) -> u32 {
        self.counts.get(name).copied().unwrap_or(0)
    }
}

#[test]
fn casts() {
    let mut votes = Votes { counts: HashMap::new() };
    votes.cast("ann");
    votes.cast("ann");
    assert_eq!(votes.of("ann"), 2);
    assert_eq!(votes.of("bo"), 0);
}
