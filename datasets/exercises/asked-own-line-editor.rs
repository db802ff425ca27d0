#[derive(Default)]
struct Editor {
    lines: Vec<String>,
    row: usize,
    undo: Vec<(usize, String)>,
}

impl Editor {
    fn open(text: &str) -> Editor {
        Editor { lines: text.lines().map(str::to_string).collect(), ..Editor::default() }
    }

    fn current(&mut self) -> &mut String {
        &mut self.lines[self.row]
    }

    fn remember(&mut self) {
        let line = self.lines[self.row].clone();
        self.undo.push((self.row, line));
    }

    /// Puts the row below behind the current one.
    fn join(&mut self) -> bool {
        if self.row + 1 >= self.lines.len() {
            return false;
        }
        self.remember();
        let line = self.current();
        let below = self.lines.remove(self.row + 1);
        line.push(' ');
        line.push_str(below.trim_start());
        true
    }

    /// Each word of the row begins with a capital.
    fn title(&mut self) {
        let line = self.current();
        self.remember();
        let words = line.split(' ').map(|word| word[..1].to_uppercase() + &word[1..]);
        *line = words.collect::<Vec<_>>().join(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins() {
        let mut editor = Editor::open("one\n   two\nthree");
        assert!(editor.join());
        assert_eq!(editor.lines, ["one two", "three"]);
        assert_eq!(editor.undo, [(0, "one".to_string())]);
        editor.row = 1;
        assert!(!editor.join());
    }

    #[test]
    fn capitals() {
        let mut editor = Editor::open("a tale of cities");
        editor.title();
        assert_eq!(editor.lines, ["A Tale Of Cities"]);
        assert_eq!(editor.undo, [(0, "a tale of cities".to_string())]);
    }
}
