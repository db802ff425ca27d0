trait Command {
    fn apply(&self, canvas: &mut Canvas);
    fn undo(&self, canvas: &mut Canvas);
}

struct Fill {
    colour: u8,
    from: usize,
    old: Vec<u8>,
}

impl Command for Fill {
    fn apply(&self, canvas: &mut Canvas) {
        for pixel in &mut canvas.pixels[self.from..self.from + self.old.len()] {
            *pixel = self.colour;
        }
    }

    fn undo(&self, canvas: &mut Canvas) {
        canvas.pixels[self.from..self.from + self.old.len()].copy_from_slice(&self.old);
    }
}

struct Canvas {
    pixels: Vec<u8>,
    history: Vec<Box<dyn Command>>,
    at: usize,
}

impl Canvas {
    fn fill(&mut self, colour: u8, from: usize, to: usize) {
        let fill = Fill { colour, from, old: self.pixels[from..to].to_vec() };
        fill.apply(self);
        self.history.truncate(self.at);
        self.history.push(Box::new(fill));
        self.at += 1;
    }

    fn undo(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.history[self.at].undo(self);
        }
    }

    fn redo(&mut self) {
        if self.at < self.history.len() {
            self.history[self.at].apply(self);
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas() -> Canvas {
        Canvas { pixels: vec![0; 4], history: vec![], at: 0 }
    }

    #[test]
    fn back_and_forth() {
        let mut canvas = canvas();
        canvas.fill(1, 0, 2);
        canvas.fill(2, 1, 4);
        canvas.undo();
        assert_eq!(canvas.pixels, [1, 1, 0, 0]);
        canvas.undo();
        canvas.undo();
        assert_eq!(canvas.pixels, [0, 0, 0, 0]);
        canvas.redo();
        canvas.redo();
        canvas.redo();
        assert_eq!(canvas.pixels, [1, 2, 2, 2]);
        assert_eq!(canvas.history.len(), 2);
    }

    #[test]
    fn another_way_from_here() {
        let mut canvas = canvas();
        canvas.fill(1, 0, 4);
        canvas.undo();
        canvas.fill(3, 2, 3);
        canvas.redo();
        assert_eq!(canvas.pixels, [0, 0, 3, 0]);
    }
}
