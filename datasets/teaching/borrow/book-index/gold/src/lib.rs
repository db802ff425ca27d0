//! The index at the end of a book: words and the pages that they stand on.

use std::collections::BTreeMap;

pub type Index<'a> = BTreeMap<&'a str, Vec<u32>>;

/// Enters the long words of a page.
pub fn enter<'a>(index: &mut Index<'a>, page: u32, text: &'a str) {
    for word in text.split_whitespace().filter(|word| word.len() > 3) {
        let pages = index.entry(word).or_default();
        if pages.last() != Some(&page) {
            pages.push(page);
        }
    }
}

/// The index of a whole book, whose pages are counted from 1.
pub fn index<'a>(pages: &[&'a str]) -> Index<'a> {
    let mut index = Index::new();
    for (number, text) in (1..).zip(pages) {
        enter(&mut index, number, text);
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_on_its_pages() {
        let index = index(&["a sailing boat", "the boat in a boat", "harbour"]);
        assert_eq!(index["boat"], [1, 2]);
        assert_eq!(index["harbour"], [3]);
        assert!(!index.contains_key("the"));
    }

    #[test]
    fn words_come_by_alphabet() {
        let index = index(&["pears figs dates"]);
        let words: Vec<_> = index.into_keys().collect();
        assert_eq!(words, ["dates", "figs", "pears"]);
    }
}
