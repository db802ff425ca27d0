use std::collections::BTreeMap;

#[derive(Default)]
struct Tags {
    by_tag: BTreeMap<String, Vec<u32>>,
    removed: Vec<String>,
}

impl Tags {
    fn add(&mut self, tag: &str, id: u32) {
        self.by_tag.entry(tag.to_string()).or_default().push(id);
    }

    /// Takes an id away everywhere; tags that are left without any go.
    fn remove(&mut self, id: u32) -> usize {
        let before = self.removed.len();
        for (tag, ids) in self.by_tag.iter_mut() {
            ids.retain(|one| *one != id);
            if ids.is_empty() {
                self.by_tag.remove(tag);
                self.removed.push(tag.clone());
            }
        }
        self.removed.len() - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags() -> Tags {
        let mut tags = Tags::default();
        for (tag, id) in [("b", 1), ("a", 1), ("a", 2), ("c", 1), ("c", 1)] {
            tags.add(tag, id);
        }
        tags
    }

    #[test]
    fn empty_ones_go() {
        let mut tags = tags();
        assert_eq!(tags.remove(1), 2);
        assert_eq!(tags.removed, ["b", "c"]);
        assert_eq!(tags.by_tag.len(), 1);
        assert_eq!(tags.by_tag["a"], [2]);
    }

    #[test]
    fn unknown() {
        let mut tags = tags();
        assert_eq!(tags.remove(9), 0);
        assert_eq!(tags.by_tag.len(), 3);
    }
}
