#[derive(Debug)]
struct Entry {
    name: String,
    points: u32,
}

struct Scores {
    entries: Vec<Entry>,
}

impl Scores {
    fn new(entries: &[(&str, u32)]) -> Scores {
        let entry = |&(name, points): &(&str, u32)| Entry { name: name.to_string(), points };
        Scores { entries: entries.iter().map(entry).collect() }
    }

    /// The best, the entries themselves staying as they are.
    fn top(&self, count: usize) -> Vec<&Entry> {
        let mut sorted = self.entries;
        sorted.sort_by(|a, b| b.points.cmp(&a.points));
        sorted.iter().take(count).collect()
    }

    fn names(&self, count: usize) -> Vec<String> {
        self.top(count).into_iter().map(|entry| entry.name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_first() {
        let scores = Scores::new(&[("a", 3), ("b", 9), ("c", 5)]);
        assert_eq!(scores.names(2), ["b", "c"]);
        assert_eq!(scores.names(9).len(), 3);
    }

    #[test]
    fn the_entries_stay() {
        let scores = Scores::new(&[("a", 1), ("b", 2)]);
        assert!(std::ptr::eq(scores.top(1)[0], &scores.entries[1]));
        assert_eq!(scores.entries[0].name, "a");
    }
}
