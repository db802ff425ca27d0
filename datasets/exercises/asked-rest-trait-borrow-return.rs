use std::collections::BTreeMap;

trait Store {
    fn get(&self, key: &str) -> Option<&str>;
    fn put(&mut self, key: &str, value: &str);
}

#[derive(Default)]
struct Memory {
    values: BTreeMap<String, String>,
}

impl Store for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.values.get(key)
    }

    fn put(&mut self, key: &str, value: &str) {
        self.values.insert(key, value);
    }
}

fn bump(store: &mut dyn Store, key: &str) -> u32 {
    let next = store.get(key).and_then(|text| text.parse::<u32>().ok()).unwrap_or(0) + 1;
    store.put(key, &next.to_string());
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bumps() {
        let mut store = Memory::default();
        assert_eq!((bump(&mut store, "a"), bump(&mut store, "a"), bump(&mut store, "b")), (1, 2, 1));
        assert_eq!(store.get("a"), Some("2"));
        assert_eq!(store.get("c"), None);
    }
}
