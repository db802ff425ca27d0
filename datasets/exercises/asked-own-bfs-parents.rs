use std::collections::{BTreeMap, VecDeque};

#[derive(Default)]
struct Family {
    children: BTreeMap<String, Vec<String>>,
}

impl Family {
    fn add(&mut self, parent: &str, child: &str) {
        self.children.entry(parent.to_string()).or_default().push(child.to_string());
    }

    /// The generations below somebody, each in the order in which they are found.
    fn generations(&self, name: &str) -> Vec<Vec<&str>> {
        let mut found: Vec<Vec<&str>> = Vec::new();
        let mut waiting = VecDeque::from([(name, 0)]);
        while let Some((name, depth)) = waiting.pop_front() {
            if found.len() == depth {
                found.push(Vec::new());
            }
            found[depth].push(name);
            if let Some(children) = self.children.get(name) {
                for child in children {
                    waiting.push_back((child, depth + 1));
                }
            }
        }
        found
    }

    fn youngest(&self, name: &str) -> Option<String> {
        let generations = self.generations(name);
        generations.last()?.last().map(|name| name.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family() -> Family {
        let mut family = Family::default();
        for (parent, child) in [("ada", "bob"), ("ada", "eve"), ("bob", "joe"), ("eve", "kim"), ("joe", "lea")] {
            family.add(parent, child);
        }
        family
    }

    #[test]
    fn by_depth() {
        let family = family();
        assert_eq!(family.generations("ada"), [vec!["ada"], vec!["bob", "eve"], vec!["joe", "kim"], vec!["lea"]]);
        assert_eq!(family.generations("kim"), [["kim"]]);
    }

    #[test]
    fn the_last() {
        assert_eq!(family().youngest("eve"), Some("kim".to_string()));
        assert_eq!(family().youngest("zoe"), Some("zoe".to_string()));
    }
}
