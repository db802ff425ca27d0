//! A set of words in buckets.

pub struct WordSet {
    buckets: Vec<Vec<String>>,
}

/// A number for a word, spread over all bits.
fn hash(word: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in word.as_bytes() {
        hash ^= byte as u32;
        hash = hash.wrapping_mul(0x0100_0193);
    }
    hash
}

impl WordSet {
    pub fn new(buckets: usize) -> Self {
        let buckets = vec![Vec::new(); buckets.max(1)];
        WordSet { buckets }
    }

    fn place(&self, word: &str) -> usize {
        hash(word) as usize % self.buckets.len()
    }

    pub fn contains(&self, word: &str) -> bool {
        let bucket = &self.buckets[self.place(word)];
        bucket.iter().any(|known| known == word)
    }

    /// Adds a word; false where it was in the set.
    pub fn insert(&mut self, word: &str) -> bool {
        let new = !self.contains(word);
        if new {
            let place = self.place(word);
            self.buckets[place].push(word.to_string());
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let mut set = WordSet::new(4);
        assert!(set.insert("ash"));
        assert!(set.insert("oak"));
        assert!(!set.insert("ash"));
        assert!(set.contains("oak"));
        assert!(!set.contains("elm"));
    }

    #[test]
    fn the_hash_is_the_known_one() {
        assert_eq!(hash(""), 0x811c_9dc5);
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(hash("foobar"), 0xbf9c_f968);
    }
}
