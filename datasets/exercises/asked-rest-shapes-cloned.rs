use std::f64::consts::PI;

trait Shape {
    fn area(&self) -> f64;
    fn scale(&mut self, factor: f64);
}

#[derive(Clone)]
struct Circle {
    radius: f64,
}

#[derive(Clone)]
struct Rect {
    width: f64,
    height: f64,
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        PI * self.radius * self.radius
    }

    fn scale(&mut self, factor: f64) {
        self.radius *= factor;
    }
}

impl Shape for Rect {
    fn area(&self) -> f64 {
        self.width * self.height
    }

    fn scale(&mut self, factor: f64) {
        self.width *= factor;
        self.height *= factor;
    }
}

/// A drawing that can be copied, so that the copy can be changed and thrown away again.
#[derive(Clone)]
struct Drawing {
    title: String,
    shapes: Vec<Box<dyn Shape>>,
}

impl Drawing {
    fn preview(&self, factor: f64) -> Drawing {
        let mut copy = self.clone();
        copy.title.push_str(" (preview)");
        for shape in copy.shapes.iter_mut() {
            shape.scale(factor);
        }
        copy
    }

    fn area(&self) -> f64 {
        self.shapes.iter().map(|shape| shape.area()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing() -> Drawing {
        let shapes: Vec<Box<dyn Shape>> =
            vec![Box::new(Rect { width: 2.0, height: 3.0 }), Box::new(Rect { width: 1.0, height: 1.0 })];
        Drawing { title: "plan".to_string(), shapes }
    }

    #[test]
    fn the_preview_is_a_copy() {
        let plan = drawing();
        let preview = plan.preview(2.0);
        assert_eq!(preview.area(), 28.0);
        assert_eq!(preview.title, "plan (preview)");
        assert_eq!(plan.area(), 7.0);
        assert_eq!(plan.title, "plan");
    }

    #[test]
    fn circles_too() {
        let mut circle = Circle { radius: 1.0 };
        circle.scale(2.0);
        assert!((circle.area() - 4.0 * PI).abs() < 1e-9);
    }
}
