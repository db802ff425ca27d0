struct Piece {
    text: String,
    next: Option<Box<Piece>>,
}

#[derive(Default)]
struct Rope {
    first: Option<Box<Piece>>,
}

impl Rope {
    fn append(&mut self, text: &str) {
        let mut at = &mut self.first;
        while let Some(piece) = at {
            at = &mut piece.next;
        }
        *at = Some(Box::new(Piece { text: text.to_string(), next: None }));
    }

    /// Puts a piece behind the first one that holds a word; whether there is one.
    fn insert_behind(&mut self, word: &str, text: &str) -> bool {
        let mut at = self.first.as_mut();
        while let Some(piece) = at {
            if piece.text.contains(word) {
                let behind = Piece { text: text.to_string(), next: piece.next };
                piece.next = Some(Box::new(behind));
                return true;
            }
            at = piece.next.as_mut();
        }
        false
    }

    /// Takes off the first piece.
    fn take_first(&mut self) -> Option<String> {
        let first = self.first?;
        self.first = first.next;
        Some(first.text)
    }

    fn text(&self) -> String {
        let (mut text, mut at) = (String::new(), &self.first);
        while let Some(piece) = at {
            text.push_str(&piece.text);
            at = &piece.next;
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rope(texts: &[&str]) -> Rope {
        let mut rope = Rope::default();
        texts.iter().for_each(|text| rope.append(text));
        rope
    }

    #[test]
    fn behind_a_word() {
        let mut rope = rope(&["one ", "two ", "three"]);
        assert!(rope.insert_behind("two", "and a half "));
        assert!(!rope.insert_behind("four", "x"));
        assert_eq!(rope.text(), "one two and a half three");
    }

    #[test]
    fn from_the_front() {
        let mut rope = rope(&["a", "b"]);
        assert_eq!(rope.take_first(), Some("a".to_string()));
        assert_eq!(rope.text(), "b");
        assert_eq!(rope.take_first(), Some("b".to_string()));
        assert_eq!(rope.take_first(), None);
    }
}
