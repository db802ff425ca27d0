use std::collections::BTreeMap;

#[derive(Default)]
struct Trie {
    children: BTreeMap<char, Trie>,
    word: bool,
}

impl Trie {
    fn add(&mut self, word: &str) {
        let mut node = self;
        for letter in word.chars() {
            node = node.children.entry(letter).or_default();
        }
        node.word = true;
    }

    fn collect(&self, prefix: String, found: &mut Vec<String>) {
        if self.word {
            found.push(prefix);
        }
        for (letter, child) in &self.children {
            prefix.push(*letter);
            child.collect(prefix, found);
            prefix.pop();
        }
    }

    fn words(&self) -> Vec<String> {
        let mut found = vec![];
        self.collect(String::new(), &mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie(words: &[&str]) -> Trie {
        let mut trie = Trie::default();
        words.iter().for_each(|word| trie.add(word));
        trie
    }

    #[test]
    fn in_alphabetical_order() {
        assert_eq!(trie(&["tea", "to", "a", "t", "ten"]).words(), ["a", "t", "tea", "ten", "to"]);
    }

    #[test]
    fn nothing_and_the_empty_word() {
        assert!(trie(&[]).words().is_empty());
        assert_eq!(trie(&["", "b"]).words(), ["", "b"]);
    }
}
