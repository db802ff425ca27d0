use std::collections::HashMap;

fn inventory(orders: &[(&str, i32)]) -> i32 {
    let mut stock: HashMap<String, i32> = HashMap::new();
    let mut add = |name: &str, n: i32| *stock.entry(name.to_string()).or_insert(0) += n;
    let mut clear = |name: &str| { stock.remove(name); };
    for (name, n) in orders {
        if *n == 0 {
            clear(name);
        } else {
            add(name, *n);
        }
    }
    stock.values().sum()
}

#[test]
fn counts() {
    assert_eq!(inventory(&[("a", 2), ("b", 3), ("a", 0)]), 3);
}
