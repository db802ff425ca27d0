use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq)]
struct Stats {
    count: u32,
    sum: i64,
    largest: Option<i64>,
}

fn add(stats: &mut Stats, value: i64) {
    stats.count += 1;
    stats.sum += value;
    stats.largest = stats.largest.max(value);
}

fn by_key(rows: &[(&str, i64)]) -> HashMap<String, Stats> {
    let mut found = HashMap::new();
    for (key, value) in rows {
        let stats = found.entry(key.to_string()).or_insert(Stats { count: 0, sum: 0, largest: None });
        add(stats, value);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        let found = by_key(&[("a", 3), ("b", -1), ("a", 5)]);
        assert_eq!(found["a"], Stats { count: 2, sum: 8, largest: Some(5) });
        assert_eq!(found["b"], Stats { count: 1, sum: -1, largest: Some(-1) });
        assert_eq!(found.len(), 2);
    }
}
