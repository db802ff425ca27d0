use std::collections::HashMap;

struct Grouped<K, K> {
    groups: HashMap<K, Vec<V>>,
}

impl<K: std::hash::Hash + Eq, V> Grouped<K, V> {
    fn add(&mut self, key: K, value: V) -> usize {
        let group = self.groups.entry(key).or_default();
        group.push(value);
        group.len()
    }
}

#[test]
fn groups() {
    let mut grouped = Grouped { groups: HashMap::new() };
    assert_eq!(grouped.add("odd", 1), 1);
    assert_eq!(grouped.add("even", 2), 1);
    assert_eq!(grouped.add("odd", 3), 2);
}
