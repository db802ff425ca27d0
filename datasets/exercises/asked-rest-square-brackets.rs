use std::collections::HashMap;

struct Index {
    pages: HashMap[String, Vec[u32]],
}

impl Index {
    fn new() -> Index {
        Index { pages: HashMap::new() }
    }

    fn add(&mut self, page: u32, text: &str) {
        for word in text.split_whitespace() {
            let pages = self.pages.entry(word.to_lowercase()).or_default();
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
    }

    fn pages(&self, word: &str) -> Option[&Vec[u32]] {
        self.pages.get(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_pages() {
        let mut index = Index::new();
        index.add(1, "The cat and the dog");
        index.add(2, "A cat");
        assert_eq!(index.pages("cat"), Some(&vec![1, 2]));
        assert_eq!(index.pages("the"), Some(&vec![1]));
        assert_eq!(index.pages("fish"), None);
    }
}
