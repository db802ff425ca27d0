use std::collections::HashMap;
use std::sync::{Arc, RwLock};

struct Cache {
    entries: HashMap<String, u32>,
    hits: u32,
}

fn lookup(cache: &Arc<RwLock<Cache>>, key: &str) -> u32 {
    if let Some(found) = cache.entries.get(key).copied() {
        cache.hits += 1;
        return found;
    }
    let value = key.len() as u32;
    cache.entries.insert(key.to_string(), value);
    value
}

#[test]
fn looks_up() {
    let cache = Arc::new(RwLock::new(Cache { entries: HashMap::new(), hits: 0 }));
    assert_eq!(lookup(&cache, "abc"), 3);
    assert_eq!(lookup(&cache, "abc"), 3);
    assert_eq!(cache.read().unwrap().hits, 1);
}
