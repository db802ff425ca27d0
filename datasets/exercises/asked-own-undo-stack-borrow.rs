#[derive(Clone, Debug, PartialEq)]
struct Shape {
    name: String,
    size: u32,
}

#[derive(Default)]
struct Drawing {
    shapes: Vec<Shape>,
    clipboard: Option<Shape>,
    past: Vec<Vec<Shape>>,
}

impl Drawing {
    fn add(&mut self, name: &str, size: u32) {
        self.past.push(self.shapes);
        self.shapes.push(Shape { name: name.to_string(), size });
    }

    fn cut(&mut self, index: usize) {
        self.past.push(self.shapes);
        self.clipboard = Some(self.shapes.remove(index));
    }

    fn paste(&mut self) -> bool {
        match self.clipboard {
            Some(shape) => {
                self.past.push(self.shapes);
                self.shapes.push(shape);
                true
            }
            None => false,
        }
    }

    fn undo(&mut self) {
        if let Some(shapes) = self.past.pop() {
            self.shapes = shapes;
        }
    }

    fn names(&self) -> Vec<&str> {
        self.shapes.iter().map(|shape| shape.name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pastes_more_than_once() {
        let mut drawing = Drawing::default();
        drawing.add("circle", 2);
        drawing.add("line", 9);
        drawing.cut(0);
        assert!(drawing.paste() && drawing.paste());
        assert_eq!(drawing.names(), ["line", "circle", "circle"]);
        assert_eq!(drawing.shapes[2].size, 2);
    }

    #[test]
    fn undoes_each_step() {
        let mut drawing = Drawing::default();
        assert!(!drawing.paste());
        drawing.add("a", 1);
        drawing.add("b", 1);
        drawing.cut(1);
        drawing.undo();
        assert_eq!(drawing.names(), ["a", "b"]);
        drawing.undo();
        drawing.undo();
        drawing.undo();
        assert!(drawing.names().is_empty());
    }
}
