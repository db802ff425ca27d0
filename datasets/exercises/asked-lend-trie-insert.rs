use std::collections::HashMap;

#[derive(Default)]
struct Trie {
    children: HashMap<char, Box<Trie>>,
    count: usize,
}

impl Trie {
    fn insert(&mut self, word: &str) {
        let mut node = self;
        for letter in word.chars() {
            if !node.children.contains_key(&letter) {
                node.children.insert(letter, Box::new(Trie::default()));
            }
            node = node.children.get(&letter).unwrap();
        }
        node.count += 1;
    }

    fn count(&self, word: &str) -> usize {
        let mut node = self;
        for letter in word.chars() {
            match node.children.get(&letter) {
                Some(next) => node = next,
                None => return 0,
            }
        }
        node.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted() {
        let mut trie = Trie::default();
        for word in ["tea", "ten", "tea", "t"] {
            trie.insert(word);
        }
        assert_eq!(trie.count("tea"), 2);
        assert_eq!(trie.count("ten"), 1);
        assert_eq!(trie.count("te"), 0);
        assert_eq!(trie.count("x"), 0);
    }

    #[test]
    fn the_empty_word() {
        let mut trie = Trie::default();
        trie.insert("");
        assert_eq!(trie.count(""), 1);
    }
}
