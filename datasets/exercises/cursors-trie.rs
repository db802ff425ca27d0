use std::collections::HashMap;

#[derive(Default)]
struct Trie {
    children: HashMap<char, Trie>,
    ends: bool,
}

impl Trie {
    fn insert(&mut self, word: &str) -> usize {
        let mut made = 0;
        let mut at = self;
        for letter in word.chars() {
            match at.children.get_mut(&letter) {
                Some(child) => at = child,
                None => {
                    at.children.insert(letter, Trie::default());
                    made += 1;
                    at = at.children.get_mut(&letter).unwrap();
                }
            }
        }
        at.ends = true;
        made
    }

    fn has(&self, word: &str) -> bool {
        let mut at = self;
        for letter in word.chars() {
            match at.children.get(&letter) {
                Some(child) => at = child,
                None => return false,
            }
        }
        at.ends
    }
}

#[test]
fn shares_beginnings() {
    let mut trie = Trie::default();
    assert_eq!(trie.insert("tea"), 3);
    assert_eq!(trie.insert("ten"), 1);
    assert_eq!(trie.insert("te"), 0);
    assert!(trie.has("te") && trie.has("tea") && !trie.has("t") && !trie.has("x"));
}
