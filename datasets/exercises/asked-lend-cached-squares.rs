use std::collections::HashMap;

struct Cache<F: Fn(u64) -> u64> {
    compute: F,
    values: HashMap<u64, u64>,
    misses: u32,
}

impl<F: Fn(u64) -> u64> Cache<F> {
    fn new(compute: F) -> Self {
        Cache { compute, values: HashMap::new(), misses: 0 }
    }

    fn miss(&mut self, key: u64) -> u64 {
        self.misses += 1;
        (self.compute)(key)
    }

    fn get(&mut self, key: u64) -> u64 {
        *self.values.entry(key).or_insert_with(|| self.miss(key))
    }
}

fn sum_of(keys: &[u64]) -> (u64, u32) {
    let mut cache = Cache::new(|key| key * key);
    let sum = keys.iter().map(|&key| cache.get(key)).sum();
    (sum, cache.misses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_once() {
        assert_eq!(sum_of(&[2, 3, 2, 2]), (21, 2));
        assert_eq!(sum_of(&[]), (0, 0));
    }

    #[test]
    fn kept() {
        let mut cache = Cache::new(|key| key + 1);
        assert_eq!(cache.get(4), 5);
        assert_eq!(cache.get(4), 5);
        assert_eq!((cache.values.len(), cache.misses), (1, 1));
    }
}
