use std::collections::HashMap;
use std::sync::Arc;
use std::thread;

fn lookups(table: HashMap<String, u32>, keys: Vec<String>) -> Vec<Option<u32>> {
    let table = Arc::new(table);
    let mut handles = Vec::new();
    for key in keys {
        handles.push(thread::spawn(move || table.get(&key).copied()));
    }
    let mut found = Vec::new();
    for handle in handles {
        found.push(handle.join().unwrap());
    }
    assert_eq!(Arc::strong_count(&table), 1);
    found
}

#[test]
fn looks_up() {
    let table = HashMap::from([("a".to_string(), 1), ("b".to_string(), 2)]);
    let keys = ["b", "x", "a"].map(String::from).to_vec();
    assert_eq!(lookups(table, keys), [Some(2), None, Some(1)]);
}
