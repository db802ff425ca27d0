trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String;

    fn describe(&self) -> String {
        format!("{} of {:.1}", self.name(), self.area())
    }
}

struct Square {
    side: f64,
}

struct Circle {
    radius: f64,
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.side * self.side
    }

    fn name(&self) -> String {
        "Square".to_string()
    }
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
}

#[test]
fn describes() {
    let shapes: [Box<dyn Shape>; 2] = [Box::new(Square { side: 2.0 }), Box::new(Circle { radius: 1.0 })];
    let all: Vec<String> = shapes.iter().map(|shape| shape.describe()).collect();
    assert_eq!(all, ["Square of 4.0", "Circle of 3.0"]);
}
