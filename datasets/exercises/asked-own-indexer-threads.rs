use std::collections::HashMap;
use std::thread;

struct Indexer {
    stop_words: Vec<String>,
    pages: Vec<String>,
}

impl Indexer {
    fn new(stop_words: &[&str]) -> Indexer {
        Indexer { stop_words: stop_words.iter().map(|word| word.to_string()).collect(), pages: vec![] }
    }

    fn add(&mut self, page: &str) {
        self.pages.push(page.to_lowercase());
    }

    fn count(&self, page: &str) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for word in page.split_whitespace().filter(|word| !self.stop_words.iter().any(|stop| stop == word)) {
            *counts.entry(word.to_string()).or_insert(0) += 1;
        }
        counts
    }

    /// A thread for each page.
    fn index(&self) -> HashMap<String, usize> {
        let mut total = HashMap::new();
        let mut running = Vec::new();
        for page in &self.pages {
            running.push(thread::spawn(|| self.count(page)));
        }
        for thread in running {
            for (word, count) in thread.join().unwrap() {
                *total.entry(word).or_insert(0) += count;
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_all_pages() {
        let mut indexer = Indexer::new(&["the", "a"]);
        indexer.add("The cat saw a cat");
        indexer.add("the dog saw");
        let index = indexer.index();
        assert_eq!(index.get("cat"), Some(&2));
        assert_eq!(index.get("saw"), Some(&2));
        assert_eq!(index.get("the"), None);
        assert_eq!(index.len(), 3);
    }

    #[test]
    fn may_be_asked_again() {
        let mut indexer = Indexer::new(&[]);
        assert!(indexer.index().is_empty());
        indexer.add("one");
        assert_eq!(indexer.index(), indexer.index());
        assert_eq!(indexer.pages.len(), 1);
    }
}
