use std::collections::BTreeMap;

#[derive(Default)]
struct Node {
    children: BTreeMap<char, Node>,
    count: usize,
}

#[derive(Default)]
struct Trie {
    root: Node,
    words: usize,
}

impl Trie {
    fn insert(&mut self, word: &str) {
        let mut node = &self.root;
        for letter in word.chars() {
            node = node.children.entry(letter).or_default();
        }
        node.count += 1;
        self.words += 1;
    }

    fn count(&self, word: &str) -> usize {
        let mut node = &self.root;
        for letter in word.chars() {
            match node.children.get(&letter) {
                Some(child) => node = child,
                None => return 0,
            }
        }
        node.count
    }

    /// Takes one away; whether there was one.
    fn remove(&mut self, word: &str) -> bool {
        let mut node = &self.root;
        for letter in word.chars() {
            let Some(child) = node.children.get(&letter) else {
                return false;
            };
            node = child;
        }
        let there = node.count > 0;
        if there {
            node.count -= 1;
            self.words -= 1;
        }
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_and_not_beginnings() {
        let mut trie = Trie::default();
        ["tea", "ten", "tea"].iter().for_each(|word| trie.insert(word));
        assert_eq!((trie.count("tea"), trie.count("ten"), trie.count("te"), trie.count("x")), (2, 1, 0, 0));
        assert_eq!(trie.words, 3);
    }

    #[test]
    fn takes_away() {
        let mut trie = Trie::default();
        trie.insert("tea");
        assert!(!trie.remove("te"));
        assert!(!trie.remove("toast"));
        assert!(trie.remove("tea"));
        assert!(!trie.remove("tea"));
        assert_eq!((trie.words, trie.count("tea")), (0, 0));
    }
}
