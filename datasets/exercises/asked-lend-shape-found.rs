trait Shape {
    fn name(&self) -> &str;
    fn area(&self) -> f64;
    fn scale(&mut self, by: f64);
}

struct Square {
    name: String,
    side: f64,
}

impl Shape for Square {
    fn name(&self) -> &str {
        &self.name
    }

    fn area(&self) -> f64 {
        self.side * self.side
    }

    fn scale(&mut self, by: f64) {
        self.side *= by;
    }
}

#[derive(Default)]
struct Canvas {
    shapes: Vec<Box<dyn Shape>>,
}

impl Canvas {
    fn add(&mut self, name: &str, side: f64) {
        self.shapes.push(Box::new(Square { name: name.to_string(), side }));
    }

    fn largest(&self) -> Option<&dyn Shape> {
        self.shapes.iter().max_by(|a, b| a.area().total_cmp(&b.area()))
    }

    fn find(&mut self, name: &str) -> Option<&mut dyn Shape> {
        self.shapes.iter_mut().find(|shape| shape.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest() {
        let mut canvas = Canvas::default();
        assert!(canvas.largest().is_none());
        canvas.add("a", 2.0);
        canvas.add("b", 3.0);
        assert_eq!(canvas.largest().unwrap().name(), "b");
    }

    #[test]
    fn scaled_in_place() {
        let mut canvas = Canvas::default();
        canvas.add("a", 2.0);
        canvas.find("a").unwrap().scale(2.0);
        assert!(canvas.find("x").is_none());
        assert_eq!(canvas.shapes[0].area(), 16.0);
    }
}
