#[derive(Debug, Clone, PartialEq)]
struct Entry {
    name: String,
    count: u32,
}

/// Joins neighbours of one name.
fn merge(entries: &mut Vec<Entry>) {
    let mut at = 1;
    while at < entries.len() {
        let (before, entry) = (&mut entries[at - 1], &entries[at]);
        if before.name == entry.name {
            before.count += entry.count;
            entries.remove(at);
        } else {
            at += 1;
        }
    }
}

#[test]
fn merges_neighbours() {
    let entry = |name: &str, count| Entry { name: name.to_string(), count };
    let mut entries = vec![entry("a", 1), entry("a", 2), entry("b", 5), entry("a", 3), entry("a", 4), entry("a", 1)];
    merge(&mut entries);
    assert_eq!(entries, [entry("a", 3), entry("b", 5), entry("a", 8)]);
}
