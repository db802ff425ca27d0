use std::collections::HashMap;

#[derive(Debug, Default)]
struct Census {
    counts: HashMap<String, usize>,
    order: Vec<String>,
}

impl Census {
    fn count(&mut self, name: String) -> usize {
        let entry = self.counts.entry(name).or_insert(0);
        *entry += 1;
        if *entry == 1 {
            self.order.push(name);
        }
        *entry
    }

    fn table(&self) -> Vec<(&str, usize)> {
        self.order.iter().map(|name| (name.as_str(), self.counts[name])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order_of_first_sight() {
        let mut census = Census::default();
        for name in ["owl", "fox", "owl", "bee", "owl"] {
            census.count(name.to_string());
        }
        assert_eq!(census.table(), [("owl", 3), ("fox", 1), ("bee", 1)]);
    }

    #[test]
    fn says_how_often() {
        let mut census = Census::default();
        assert_eq!(census.count("a".into()), 1);
        assert_eq!(census.count("a".into()), 2);
        assert_eq!(census.order.len(), 1);
    }
}
