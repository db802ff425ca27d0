//! A set of known words.

use std::collections::HashSet;
use std::rc::Rc;

pub struct Lexicon {
    words: HashSet<String>,
}

/// A lexicon with several owners.
pub type Shared = Rc<Lexicon>;

impl Lexicon {
    pub fn shared(words: &[&str]) -> Shared {
        let words = words.iter().map(|word| word.to_string()).collect();
        Shared::new(Lexicon { words })
    }

    pub fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}
