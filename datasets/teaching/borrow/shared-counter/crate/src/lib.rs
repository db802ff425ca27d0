//! Counts words through a table that several readers share.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

type Table = Rc<RefCell<BTreeMap<String, usize>>>;

/// One reader of the shared table.
struct Reader {
    table: Table,
}

impl Reader {
    fn read(&self, text: &str) {
        let mut table = self.table.borrow_mut();
        for word in text.split_whitespace() {
            *table.entry(word.to_lowercase()).or_insert(0) += 1;
        }
    }
}

/// The word that stands most often in all texts together, and how often; of several the last by alphabet.
pub fn most_frequent(texts: &[&str]) -> Option<(String, usize)> {
    let table = Table::default();
    for text in texts {
        let reader = Reader {
            table: Rc::clone(&table),
        };
        reader.read(text);
    }
    table
        .borrow()
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(word, count)| (word.clone(), *count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_counted_together() {
        let texts = ["red green", "Green blue", "green red"];
        assert_eq!(most_frequent(&texts), Some(("green".to_string(), 3)));
    }

    #[test]
    fn nothing_read_is_nothing_counted() {
        assert_eq!(most_frequent(&[]), None);
        assert_eq!(most_frequent(&["one"]), Some(("one".to_string(), 1)));
    }
}
