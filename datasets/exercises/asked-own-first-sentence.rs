struct Note {
    text: String,
    cuts: u32,
}

impl Note {
    fn new(text: &str) -> Note {
        Note { text: text.to_string(), cuts: 0 }
    }

    /// Keeps the first sentence alone; whether there was more.
    fn shorten(&mut self) -> bool {
        let Some(end) = self.text.find(". ") else {
            return false;
        };
        let first = &self.text[..=end];
        self.text.clear();
        self.text.push_str(first);
        self.cuts += 1;
        true
    }

    /// Doubles the last word.
    fn stress(&mut self) {
        if let Some(word) = self.text.split(' ').next_back() {
            self.text.push(' ');
            self.text.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_first() {
        let mut note = Note::new("One. Two. Three.");
        assert!(note.shorten());
        assert_eq!(note.text, "One.");
        assert!(!note.shorten());
        assert_eq!(note.cuts, 1);
    }

    #[test]
    fn stresses() {
        let mut note = Note::new("very good");
        note.stress();
        assert_eq!(note.text, "very good good");
        note.stress();
        assert_eq!(note.text, "very good good good");
    }
}
