use std::collections::{HashMap, HashSet};

struct Roads<'r> {
    next: HashMap<&'r str, Vec<&'r str>>,
}

impl<'r> Roads<'r> {
    fn parse(text: &'r str) -> Roads<'r> {
        let mut next: HashMap<&'r str, Vec<&'r str>> = HashMap::new();
        for (from, to) in text.lines().filter_map(|line| line.split_once(" -> ")) {
            next.entry(from).or_default().push(to);
        }
        Roads { next }
    }

    /// All towns that can be reached, in the order in which they are found.
    fn reachable(&self, from: &str) -> Vec<&'r str> {
        let mut seen = HashSet::new();
        let mut order = Vec::new();
        let mut waiting = vec![from];
        while let Some(town) = waiting.pop() {
            if seen.insert(town) {
                order.push(town);
                for next in self.next.get(town).into_iter().flatten().rev() {
                    waiting.push(next);
                }
            }
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "a -> b\na -> c\nb -> d\nd -> a";

    #[test]
    fn depth_first() {
        let roads = Roads::parse(MAP);
        assert_eq!(roads.reachable("a"), ["a", "b", "d", "c"]);
        assert_eq!(roads.reachable("c"), ["c"]);
    }

    #[test]
    fn the_answer_outlives_the_map() {
        let found = {
            let roads = Roads::parse(MAP);
            roads.reachable("d")
        };
        assert_eq!(found.len(), 4);
    }
}
