struct Document {
    text: String,
    words: Option<Vec<String>>,
    scans: u32,
}

impl Document {
    fn new(text: &str) -> Document {
        Document { text: text.to_string(), words: None, scans: 0 }
    }

    fn scan(&mut self) -> Vec<String> {
        self.scans += 1;
        self.text.split_whitespace().map(|word| word.to_lowercase()).collect()
    }

    fn words(&mut self) -> &Vec<String> {
        if let Some(words) = &self.words {
            return words;
        }
        let words = self.scan();
        self.words = Some(words);
        self.words.as_ref().unwrap()
    }

    fn contains(&mut self, word: &str) -> bool {
        self.words().iter().any(|one| one == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scanned_once() {
        let mut document = Document::new("The quick Fox");
        assert_eq!(document.scans, 0);
        assert!(document.contains("fox"));
        assert!(!document.contains("Fox"));
        assert_eq!(document.words().len(), 3);
        assert_eq!(document.scans, 1);
    }

    #[test]
    fn an_empty_one_too() {
        let mut document = Document::new("");
        assert!(document.words().is_empty());
        assert!(document.words().is_empty());
        assert_eq!(document.scans, 1);
    }
}
