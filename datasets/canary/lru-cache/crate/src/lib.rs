//! A cache bounded by weight: when something heavy comes in, what has rested longest goes out.

mod recency;

use std::collections::HashMap;
use std::hash::Hash;

use recency::Recency;

struct Slot<K, V> {
    key: K,
    value: V,
    weight: usize,
}

pub struct Cache<K, V> {
    slots: Vec<Slot<K, V>>,
    index: HashMap<K, usize>,
    recency: Recency,
    weight: usize,
    capacity: usize,
}

impl<K: Clone + Eq + Hash, V> Cache<K, V> {
    pub fn new(capacity: usize) -> Self {
        Cache {
            slots: Vec::new(),
            index: HashMap::new(),
            recency: Recency::default(),
            weight: 0,
            capacity,
        }
    }

    pub fn weight(&self) -> usize {
        self.weight
    }

    pub fn get(&mut self, key: &K) -> Option<&V> {
        let slot = *self.index.get(key)?;
        self.recency.touch(slot);
        Some(&self.slots[slot].value)
    }

    /// The keys, the one that would go first in front.
    pub fn keys(&self) -> Vec<&K> {
        self.recency
            .oldest_first()
            .map(|slot| &self.slots[slot].key)
            .collect()
    }

    /// Store a value and give back what had to go for it, in the order in which it went.
    pub fn insert(&mut self, key: K, value: V, weight: usize) -> Vec<(K, V)> {
        if let Some(&slot) = self.index.get(&key) {
            self.take(slot);
        }
        let evicted = self.make_room(weight);
        let slot = self.slots.len();
        self.index.insert(key.clone(), slot);
        self.recency.touch(slot);
        self.weight += weight;
        self.slots.push(Slot { key, value, weight });
        evicted
    }

    fn make_room(&mut self, weight: usize) -> Vec<(K, V)> {
        let mut evicted = Vec::new();
        for slot in self.recency.oldest_first() {
            if self.weight + weight <= self.capacity {
                break;
            }
            evicted.push(self.take(slot));
        }
        evicted
    }

    /// Empty a slot. The last slot takes its place, so that there are no holes.
    fn take(&mut self, slot: usize) -> (K, V) {
        let last = self.slots.len() - 1;
        let taken = self.slots.swap_remove(slot);
        self.recency.forget(slot);
        self.index.remove(&taken.key);
        if slot != last {
            self.recency.renumber(last, slot);
            self.index.insert(self.slots[slot].key.clone(), slot);
        }
        self.weight -= taken.weight;
        (taken.key, taken.value)
    }
}
