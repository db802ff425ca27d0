#[derive(Debug, Clone, PartialEq)]
enum Change {
    Insert(usize, char),
    Remove(usize, char),
}

#[derive(Default)]
struct Text {
    letters: Vec<char>,
    undo: Vec<Change>,
}

impl Text {
    fn insert(&mut self, at: usize, letter: char) {
        self.letters.insert(at, letter);
        self.undo.push(Change::Insert(at, letter));
    }

    fn remove(&mut self, at: usize) {
        let letter = self.letters.remove(at);
        self.undo.push(Change::Remove(at, letter));
    }

    fn undo(&mut self) -> Option<Change> {
        let last = self.undo.last()?;
        self.undo.pop();
        match last {
            Change::Insert(at, _) => {
                self.letters.remove(*at);
            }
            Change::Remove(at, letter) => self.letters.insert(*at, *letter),
        }
        Some(last.clone())
    }
}

#[test]
fn undoes() {
    let mut text = Text::default();
    text.insert(0, 'b');
    text.insert(0, 'a');
    text.remove(1);
    assert_eq!(text.undo(), Some(Change::Remove(1, 'b')));
    assert_eq!(text.letters, ['a', 'b']);
    assert_eq!(text.undo(), Some(Change::Insert(0, 'a')));
    assert_eq!((text.letters, text.undo.len()), (vec!['b'], 1));
}
