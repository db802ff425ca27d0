//! Groups words that are written with the same letters.

use std::collections::BTreeMap;

/// The letters of a word in alphabetical order.
fn letters(word: &str) -> String {
    let mut letters: Vec<char> = word.to_lowercase().chars().collect();
    letters.sort();
    letters.into_iter().collect()
}

pub struct Anagrams {
    groups: BTreeMap<String, Vec<String>>,
}

impl Anagrams {
    pub fn of(words: &[&str]) -> Self {
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for word in words {
            let group = groups.entry(letters(word)).or_default();
            group.push(word.to_string());
        }
        Anagrams { groups }
    }

    /// The words that are written with the letters of `word`, itself included if it is known.
    pub fn find(&self, word: &str) -> &[String] {
        self.groups.get(&letters(word)).map_or(&[], Vec::as_slice)
    }

    /// The largest group; the last by its letters, of several.
    pub fn largest(&self) -> Option<&[String]> {
        let groups = self.groups.values().map(Vec::as_slice);
        groups.max_by_key(|group| group.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_letters_are_found() {
        let anagrams = Anagrams::of(&["Listen", "silent", "tea", "eat", "ate", "tin"]);
        assert_eq!(anagrams.find("enlist"), ["Listen", "silent"]);
        assert_eq!(anagrams.largest().unwrap(), ["tea", "eat", "ate"]);
        assert!(anagrams.find("ton").is_empty());
    }

    #[test]
    fn no_words_no_groups() {
        assert_eq!(Anagrams::of(&[]).largest(), None);
        assert!(Anagrams::of(&[]).find("").is_empty());
    }
}
