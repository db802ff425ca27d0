#[derive(Debug, PartialEq, Clone)]
struct Entry {
    name: String,
    size: u64,
    is_folder: bool,
}

fn total(entries: &[Entry]) -> u64 {
    entries
        .iter()
        .map(|entry| {
            if entry.is_folder {
                return;
            }
            entry.size
        })
        .sum()
}

#[test]
fn totals() {
    let entry = |name: &str, size, is_folder| Entry { name: name.to_string(), size, is_folder };
    assert_eq!(total(&[entry("a", 3, false), entry("src", 4096, true), entry("b", 4, false)]), 7);
}
