//! A line of text that can be changed and changed back.

struct Change {
    text: String,
    below: Option<Box<Change>>,
}

#[derive(Default)]
struct Line {
    text: String,
    changes: Option<Box<Change>>,
}

impl Line {
    fn set(&mut self, text: &str) {
        let before = std::mem::replace(&mut self.text, text.to_string());
        let below = self.changes.take();
        self.changes = Some(Box::new(Change {
            text: before,
            below,
        }));
    }

    /// Go back to the text before the last change; says whether there was one.
    fn undo(&mut self) -> bool {
        match self.changes {
            Some(change) => {
                self.text = change.text;
                self.changes = change.below;
                true
            }
            None => false,
        }
    }
}

fn main() {
    let mut line = Line::default();
    line.set("one");
    line.set("two");
    line.undo();
    println!("{}", line.text);
}

#[test]
fn changes_are_undone_last_first() {
    let mut line = Line::default();
    for text in ["one", "two", "three"] {
        line.set(text);
    }
    assert!(line.undo());
    assert_eq!(line.text, "two");
    assert!(line.undo());
    assert_eq!(line.text, "one");
}

#[test]
fn what_was_undone_is_not_undone_again() {
    let mut line = Line::default();
    line.set("one");
    assert!(line.undo());
    assert!(!line.undo());
    assert_eq!(line.text, "");
    line.set("two");
    assert!(line.undo());
    assert!(!line.undo());
}
