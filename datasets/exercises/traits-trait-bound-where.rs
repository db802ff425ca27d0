use std::collections::BTreeMap;

fn group<K, T, F>(items: &[T], key: F) -> BTreeMap<K, Vec<T>>
where
    F: Fn(&T) -> K,
    T: Clone,
{
    let mut groups: BTreeMap<K, Vec<T>> = BTreeMap::new();
    for item in items {
        groups.entry(key(item)).or_default().push(item.clone());
    }
    groups
}

#[test]
fn groups() {
    let by_length = group(&["a", "bb", "c"], |word| word.len());
    assert_eq!(by_length[&1], ["a", "c"]);
    assert_eq!(by_length.keys().copied().collect::<Vec<_>>(), [1, 2]);
}
