enum Edit {
    Typed(String),
    Erased(String),
}

#[derive(Default)]
struct Document {
    text: String,
    history: Vec<Edit>,
    revision: u32,
}

impl Document {
    fn type_in(&mut self, words: &str) {
        self.text.push_str(words);
        self.history.push(Edit::Typed(words.to_string()));
        self.revision += 1;
    }

    fn erase(&mut self, letters: usize) {
        let keep = self.text.len().saturating_sub(letters);
        let gone = self.text.split_off(keep);
        self.history.push(Edit::Erased(gone));
        self.revision += 1;
    }

    fn revert(&mut self, edit: &Edit) {
        match edit {
            Edit::Typed(words) => self.text.truncate(self.text.len() - words.len()),
            Edit::Erased(gone) => self.text.push_str(gone),
        }
        self.revision += 1;
    }

    fn undo(&mut self, steps: usize) -> usize {
        let mut done = 0;
        while done < steps {
            match self.history.last() {
                Some(edit) => {
                    self.revert(edit);
                    self.history.pop();
                    done += 1;
                }
                None => break,
            }
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_the_latest_first() {
        let mut document = Document::default();
        document.type_in("hello");
        document.erase(3);
        document.type_in("y");
        assert_eq!(document.text, "hey");
        assert_eq!(document.undo(2), 2);
        assert_eq!(document.text, "hello");
        assert_eq!(document.history.len(), 1);
        assert_eq!(document.revision, 5);
    }

    #[test]
    fn no_more_than_there_is() {
        let mut document = Document::default();
        document.type_in("a");
        assert_eq!(document.undo(5), 1);
        assert_eq!(document.text, "");
        assert_eq!(document.undo(1), 0);
    }
}
