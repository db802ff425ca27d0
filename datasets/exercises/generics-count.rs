use std::collections::HashMap;

#[derive(Default)]
struct Scores {
    best: HashMap<String>,
}

impl Scores {
    fn record(&mut self, name: &str, score: u32) -> bool {
        let best = self.best.entry(name.to_string()).or_insert(0);
        let is_better = score > *best;
        *best = score.max(*best);
        is_better
    }

    fn total(&self) -> u32 {
        self.best.values().sum()
    }
}

#[test]
fn records() {
    let mut scores = Scores::default();
    assert!(scores.record("ann", 3));
    assert!(!scores.record("ann", 2));
    assert!(scores.record("bo", 5));
    assert_eq!(scores.total(), 8);
}
