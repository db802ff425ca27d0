//! An undo stack as a linked list.

struct Node {
    command: String,
    below: Option<Box<Node>>,
}

#[derive(Default)]
pub struct Undo {
    top: Option<Box<Node>>,
    depth: usize,
}

impl Undo {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Remembers a command that was carried out.
    pub fn push(&mut self, command: &str) {
        let command = command.to_string();
        let below = self.top.take();
        self.top = Some(Box::new(Node { command, below }));
        self.depth += 1;
    }

    /// The command to be undone, which is forgotten.
    pub fn pop(&mut self) -> Option<String> {
        let node = self.top?;
        self.top = node.below;
        self.depth -= 1;
        Some(node.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_command_is_undone_first() {
        let mut undo = Undo::new();
        undo.push("type");
        undo.push("paste");
        assert_eq!(undo.pop().as_deref(), Some("paste"));
        undo.push("cut");
        assert_eq!(undo.depth(), 2);
        assert_eq!(undo.pop().as_deref(), Some("cut"));
        assert_eq!(undo.pop().as_deref(), Some("type"));
    }

    #[test]
    fn there_may_be_nothing_to_undo() {
        let mut undo = Undo::new();
        assert_eq!(undo.pop(), None);
        assert_eq!(undo.depth(), 0);
    }
}
