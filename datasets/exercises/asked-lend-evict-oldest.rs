use std::collections::HashMap;

struct Cached {
    value: String,
    used: u64,
}

struct Cache {
    size: usize,
    clock: u64,
    items: HashMap<u32, Cached>,
}

impl Cache {
    fn new(size: usize) -> Cache {
        Cache { size, clock: 0, items: HashMap::new() }
    }

    fn now(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    fn get(&mut self, key: u32) -> Option<&str> {
        let item = self.items.get_mut(&key)?;
        item.used = self.now();
        Some(&item.value)
    }

    fn put(&mut self, key: u32, value: &str) {
        if self.items.len() >= self.size {
            let oldest = self.items.iter().min_by_key(|(_, item)| item.used).map(|(key, _)| key);
            if let Some(oldest) = oldest {
                self.items.remove(oldest);
            }
        }
        let used = self.now();
        self.items.insert(key, Cached { value: value.to_string(), used });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_stays() {
        let mut cache = Cache::new(2);
        cache.put(1, "a");
        cache.put(2, "b");
        assert_eq!(cache.get(1), Some("a"));
        cache.put(3, "c");
        assert_eq!(cache.get(2), None);
        assert_eq!(cache.get(1), Some("a"));
        assert_eq!(cache.get(3), Some("c"));
    }

    #[test]
    fn the_clock_counts_uses() {
        let mut cache = Cache::new(1);
        cache.put(1, "a");
        cache.get(1);
        assert_eq!(cache.clock, 2);
        assert_eq!(cache.items[&1].used, 2);
    }
}
