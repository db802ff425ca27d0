#[derive(Default)]
struct Editor {
    lines: Vec<String>,
    cursor: usize,
    dirty: bool,
}

impl Editor {
    fn touch(&mut self) {
        self.dirty = true;
    }

    fn current(&mut self) -> &mut String {
        if self.lines.is_empty() {
            self.lines.push(String::new());
        }
        &mut self.lines[self.cursor]
    }

    fn type_text(&mut self, text: &str) -> usize {
        let line = self.current();
        line.push_str(text);
        self.touch();
        line.len()
    }
}

#[test]
fn types() {
    let mut editor = Editor::default();
    assert_eq!(editor.type_text("ab"), 2);
    assert_eq!(editor.type_text("cde"), 5);
    assert!(editor.dirty);
    assert_eq!(editor.lines, ["abcde"]);
}
