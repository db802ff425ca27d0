use std::collections::BTreeMap;

fn restock(stock: &BTreeMap<String, u32>, least: u32) -> Vec<(String, u32)> {
    stock
        .iter()
        .filter(|name, count| **count < least)
        .map(|name, count| (name.clone(), least - count))
        .collect()
}

#[test]
fn restocks() {
    let stock = [("ink", 1), ("pen", 9), ("pin", 4)].map(|(name, count)| (name.to_string(), count)).into();
    assert_eq!(restock(&stock, 5), [("ink".to_string(), 4), ("pin".to_string(), 1)]);
    assert!(restock(&stock, 0).is_empty());
}
