use std::collections::HashMap;

struct Entry {
    value: String,
    used: u64,
}

struct Lru {
    entries: HashMap<u32, Entry>,
    most: usize,
    clock: u64,
}

impl Lru {
    fn new(most: usize) -> Lru {
        Lru { entries: HashMap::new(), most, clock: 0 }
    }

    fn now(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    fn get(&mut self, key: u32) -> Option<&str> {
        let entry = self.entries.get_mut(&key)?;
        entry.used = self.now();
        Some(&entry.value)
    }

    fn put(&mut self, key: u32, value: &str) {
        if self.entries.len() == self.most && !self.entries.contains_key(&key) {
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key);
            if let Some(oldest) = oldest {
                self.entries.remove(oldest);
            }
        }
        let used = self.now();
        self.entries.insert(key, Entry { value: value.to_string(), used });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_used_goes() {
        let mut cache = Lru::new(2);
        cache.put(1, "one");
        cache.put(2, "two");
        assert_eq!(cache.get(1), Some("one"));
        cache.put(3, "three");
        assert_eq!(cache.get(2), None);
        assert_eq!(cache.get(1), Some("one"));
        assert_eq!(cache.entries.len(), 2);
    }

    #[test]
    fn put_again() {
        let mut cache = Lru::new(1);
        cache.put(1, "a");
        cache.put(1, "b");
        assert_eq!(cache.get(1), Some("b"));
    }
}
