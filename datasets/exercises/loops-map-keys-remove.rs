use std::collections::BTreeMap;

fn cancel(orders: &mut BTreeMap<u32, Vec<String>>, item: &str) -> usize {
    let mut cancelled = 0;
    for id in orders.keys() {
        let items = orders.get_mut(id).unwrap();
        items.retain(|one| one != item);
        if items.is_empty() {
            orders.remove(id);
            cancelled += 1;
        }
    }
    cancelled
}

#[test]
fn cancels() {
    let items = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    let mut orders = BTreeMap::from([(1, items(&["a", "b"])), (2, items(&["a"])), (3, items(&["c"]))]);
    assert_eq!(cancel(&mut orders, "a"), 1);
    assert_eq!(orders.keys().copied().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(orders[&1], ["b"]);
}
