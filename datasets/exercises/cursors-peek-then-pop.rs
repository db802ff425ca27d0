struct Input {
    lines: Vec<String>,
}

impl Input {
    fn peek(&self) -> Option<&str> {
        self.lines.last().map(String::as_str)
    }

    fn pop(&mut self) -> Option<String> {
        self.lines.pop()
    }

    /// The lines of a block: as long as they are indented.
    fn block(&mut self) -> Vec<String> {
        let mut block = Vec::new();
        while let Some(line) = self.peek() {
            if !line.starts_with(' ') {
                break;
            }
            self.pop();
            block.push(line.trim().to_string());
        }
        block
    }
}

#[test]
fn reads_blocks() {
    let mut lines: Vec<String> = ["if x", "  a", "    b", "else", " c"].map(String::from).to_vec();
    lines.reverse();
    let mut input = Input { lines };
    assert!(input.block().is_empty());
    assert_eq!(input.pop().as_deref(), Some("if x"));
    assert_eq!(input.block(), ["a", "b"]);
    assert_eq!(input.peek(), Some("else"));
}
