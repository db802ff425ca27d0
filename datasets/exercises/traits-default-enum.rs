#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Mode {
    Normal,
    Insert,
    Visual,
}

#[derive(Debug, Default)]
struct Editor {
    mode: Mode,
    text: String,
}

impl Editor {
    fn key(&mut self, key: char) {
        match (self.mode, key) {
            (Mode::Normal, 'i') => self.mode = Mode::Insert,
            (Mode::Normal, 'v') => self.mode = Mode::Visual,
            (_, '^') => self.mode = Mode::Normal,
            (Mode::Insert, key) => self.text.push(key),
            _ => {}
        }
    }
}

#[test]
fn types() {
    let mut editor = Editor::default();
    "xihi^v".chars().for_each(|key| editor.key(key));
    assert_eq!((editor.text.as_str(), editor.mode), ("hi", Mode::Visual));
}
