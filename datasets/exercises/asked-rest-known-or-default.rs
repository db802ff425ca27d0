use std::collections::HashMap;

struct Translations {
    words: HashMap<String, String>,
    counts: HashMap<String, u32>,
}

impl Translations {
    fn new(pairs: &[(&str, &str)]) -> Self {
        let words = pairs.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
        Translations { words, counts: HashMap::new() }
    }

    fn word(&mut self, word: &str) -> &str {
        *self.counts.entry(word.to_string()).or_insert(0) += 1;
        self.words.get(word).unwrap_or("?")
    }

    fn asked(&self, word: &str) -> u32 {
        self.counts.get(word).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translates() {
        let mut known = Translations::new(&[("tree", "Baum")]);
        assert_eq!(known.word("tree"), "Baum");
        assert_eq!(known.word("stone"), "?");
    }

    #[test]
    fn counts_what_was_asked() {
        let mut known = Translations::new(&[]);
        known.word("tree");
        known.word("tree");
        assert_eq!(known.asked("tree"), 2);
        assert_eq!(known.asked("stone"), 0);
    }
}
