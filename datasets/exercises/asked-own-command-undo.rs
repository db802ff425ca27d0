trait Command {
    fn apply(&self, canvas: &mut Canvas);
    fn undo(&self, canvas: &mut Canvas);
}

#[derive(Default)]
struct Canvas {
    shapes: Vec<String>,
    done: Vec<Box<dyn Command>>,
}

struct Draw(String);

impl Command for Draw {
    fn apply(&self, canvas: &mut Canvas) {
        canvas.shapes.push(self.0.clone());
    }

    fn undo(&self, canvas: &mut Canvas) {
        canvas.shapes.pop();
    }
}

struct Flip;

impl Command for Flip {
    fn apply(&self, canvas: &mut Canvas) {
        canvas.shapes.reverse();
    }

    fn undo(&self, canvas: &mut Canvas) {
        canvas.shapes.reverse();
    }
}

impl Canvas {
    fn execute(&mut self, command: Box<dyn Command>) {
        command.apply(self);
        self.done.push(command);
    }

    fn undo(&mut self) -> bool {
        match self.done.last() {
            Some(command) => {
                command.undo(self);
                self.done.pop();
                true
            }
            None => false,
        }
    }

    /// Does everything that was done once more.
    fn repeat(&mut self) {
        for command in &self.done {
            command.apply(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas() -> Canvas {
        let mut canvas = Canvas::default();
        canvas.execute(Box::new(Draw("circle".into())));
        canvas.execute(Box::new(Draw("line".into())));
        canvas.execute(Box::new(Flip));
        canvas
    }

    #[test]
    fn undoes_the_latest() {
        let mut canvas = canvas();
        assert_eq!(canvas.shapes, ["line", "circle"]);
        assert!(canvas.undo());
        assert!(canvas.undo());
        assert_eq!(canvas.shapes, ["circle"]);
        assert!(canvas.undo());
        assert!(!canvas.undo());
    }

    #[test]
    fn repeats_in_order() {
        let mut canvas = canvas();
        canvas.repeat();
        assert_eq!(canvas.shapes, ["line", "circle", "circle", "line"].iter().rev().copied().collect::<Vec<_>>());
        assert_eq!(canvas.done.len(), 3);
    }
}
