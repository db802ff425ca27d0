struct Doc {
    title: String,
    words: Vec<String>,
}

#[derive(Default)]
struct Library {
    docs: Vec<Doc>,
}

impl Library {
    fn add(&mut self, title: &str, text: &str) {
        let words = text.split_whitespace().map(str::to_lowercase).collect();
        self.docs.push(Doc { title: title.to_string(), words });
    }

    fn with_word<'a>(&'a self, word: &str) -> impl Iterator<Item = &'a Doc> {
        self.docs.iter().filter(|doc| doc.words.iter().any(|known| known == word))
    }

    fn titles(&self, word: &str) -> Vec<&str> {
        let word = word.to_lowercase();
        let mut titles = Vec::new();
        for doc in self.with_word(&word) {
            titles.push(doc.title.as_str());
        }
        titles.sort();
        titles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let mut library = Library::default();
        library.add("Zen", "The quiet gate");
        library.add("Art", "a Gate of bronze");
        library.add("Sea", "water");
        library
    }

    #[test]
    fn in_any_case() {
        assert_eq!(library().titles("GATE"), ["Art", "Zen"]);
        assert!(library().titles("fire").is_empty());
    }

    #[test]
    fn lazily() {
        let library = library();
        let mut found = library.with_word("gate");
        assert_eq!(found.next().unwrap().title, "Zen");
        assert_eq!(found.count(), 1);
    }
}
