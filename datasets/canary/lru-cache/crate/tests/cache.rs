use lru_cache::Cache;

fn filled() -> Cache<&'static str, u32> {
    let mut cache = Cache::new(10);
    assert!(cache.insert("a", 1, 4).is_empty());
    assert!(cache.insert("b", 2, 3).is_empty());
    assert!(cache.insert("c", 3, 3).is_empty());
    cache
}

#[test]
fn what_rested_longest_goes_first() {
    let mut cache = filled();
    assert_eq!(cache.insert("d", 4, 2), [("a", 1)]);
    assert_eq!(cache.keys(), [&"b", &"c", &"d"]);
    assert_eq!(cache.weight(), 8);
}

#[test]
fn a_heavy_value_drives_out_several() {
    let mut cache = filled();
    assert_eq!(cache.get(&"b"), Some(&2));
    assert_eq!(cache.insert("d", 4, 7), [("a", 1), ("c", 3)]);
    assert_eq!(cache.keys(), [&"b", &"d"]);
    assert_eq!(cache.get(&"b"), Some(&2));
    assert_eq!(cache.get(&"c"), None);
    assert_eq!(cache.weight(), 10);
}

#[test]
fn only_as_many_go_as_must() {
    let mut cache = filled();
    assert_eq!(cache.insert("b", 20, 5), [("a", 1)]);
    assert_eq!(cache.keys(), [&"c", &"b"]);
    assert_eq!(cache.get(&"b"), Some(&20));
}

#[test]
fn what_is_too_heavy_for_all_empties_the_cache() {
    let mut cache = filled();
    assert_eq!(cache.insert("e", 5, 11).len(), 3);
    assert_eq!(cache.keys(), [&"e"]);
}
