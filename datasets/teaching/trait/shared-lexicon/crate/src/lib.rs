//! Looks up words of several texts at once, in one lexicon.

mod lexicon;

pub use lexicon::{Lexicon, Shared};
use std::thread;

/// The words of each text that the lexicon lacks.
pub fn unknown_words(lexicon: &Shared, texts: &[&str]) -> Vec<Vec<String>> {
    let workers: Vec<_> = texts
        .iter()
        .map(|text| {
            let lexicon = lexicon.clone();
            let text = text.to_lowercase();
            thread::spawn(move || {
                text.split_whitespace()
                    .filter(|word| !lexicon.knows(word))
                    .map(str::to_string)
                    .collect()
            })
        })
        .collect();
    workers
        .into_iter()
        .map(|worker| worker.join().unwrap())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_its_unknown_words() {
        let lexicon = Lexicon::shared(&["the", "cat", "sat"]);
        let unknown = unknown_words(&lexicon, &["The cat sat", "the dog sat down"]);
        assert!(unknown[0].is_empty());
        assert_eq!(unknown[1], ["dog", "down"]);
    }

    #[test]
    fn no_texts_and_no_words() {
        let lexicon = Lexicon::shared(&[]);
        assert_eq!(unknown_words(&lexicon, &["a b"]), [["a", "b"]]);
        assert!(unknown_words(&lexicon, &[]).is_empty());
        assert!(!lexicon.knows(""));
    }
}
