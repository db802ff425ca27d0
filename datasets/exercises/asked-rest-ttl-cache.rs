use std::collections::HashMap;

/// Keeps values for a number of ticks.
struct TtlCache<K, V> {
    now: u64,
    ttl: u64,
    entries: HashMap<K, (V, u64)>,
}

impl<K, V> TtlCache<K, V> {
    fn new(ttl: u64) -> Self {
        TtlCache { now: 0, ttl, entries: HashMap::new() }
    }

    fn tick(&mut self, ticks: u64) {
        self.now += ticks;
        let now = self.now;
        self.entries.retain(|_, (_, until)| *until > now);
    }

    fn put(&mut self, key: K, value: V) -> Option<V> {
        let until = self.now + self.ttl;
        self.entries.insert(key, (value, until)).map(|(old, _)| old)
    }

    fn get_or_make(&mut self, key: K, make: impl FnOnce(&K) -> V) -> V {
        if let Some((value, _)) = self.entries.get(&key) {
            return value.clone();
        }
        let value = make(&key);
        self.put(key, value.clone());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_value_once_in_its_time() {
        let mut cache: TtlCache<String, usize> = TtlCache::new(2);
        let mut made = 0;
        for _ in 0..3 {
            assert_eq!(
                cache.get_or_make("abc".to_string(), |key| {
                    made += 1;
                    key.len()
                }),
                3
            );
        }
        assert_eq!(made, 1);
        cache.tick(2);
        assert_eq!(cache.get_or_make("abc".to_string(), |_| 7), 7);
    }

    #[test]
    fn says_what_was_there() {
        let mut cache = TtlCache::new(5);
        assert_eq!(cache.put(1, 'a'), None);
        assert_eq!(cache.put(1, 'b'), Some('a'));
    }
}
