use std::collections::BTreeMap;

fn invert(map: &BTreeMap<String, u32>) -> BTreeMap<u32, String> {
    let mut result = BTreeMap::new();
    for (key, key) in map.iter() {
        result.insert(*value, key.clone());
    }
    result
}

#[test]
fn inverts() {
    let map = BTreeMap::from([("a".to_string(), 1)]);
    assert_eq!(invert(&map)[&1], "a");
}
