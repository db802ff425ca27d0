use std::collections::HashMap;

struct Index {
    by_name: HashMap<String, usize>,
    scores: Vec<u32>,
}

impl Index {
    fn score(&self, name: &str) -> u32 {
        let at = self.by_name.get(name)?;
        let score = self.scores.get(*at)?;
        *score
    }

    fn better(&self, a: &str, b: &str) -> Option<bool> {
        Some(self.score(a)? > self.score(b)?)
    }
}

#[test]
fn scores() {
    let index = Index { by_name: HashMap::from([("a".to_string(), 0), ("b".to_string(), 1)]), scores: vec![3, 2] };
    assert_eq!(index.better("a", "b"), Some(true));
    assert_eq!(index.better("a", "c"), None);
}
