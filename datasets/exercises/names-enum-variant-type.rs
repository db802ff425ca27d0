#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Circle { radius: f64 },
    Square { side: f64 },
}

fn grown(circle: Shape::Circle, by: f64) -> Shape {
    Shape::Circle { radius: circle.radius + by }
}

fn grow(shape: &Shape, by: f64) -> Shape {
    match shape {
        Shape::Circle { .. } => grown(shape.clone(), by),
        Shape::Square { side } => Shape::Square { side: side + by },
    }
}

#[test]
fn grows() {
    assert_eq!(grow(&Shape::Circle { radius: 1.0 }, 0.5), Shape::Circle { radius: 1.5 });
    assert_eq!(grow(&Shape::Square { side: 1.0 }, 0.5), Shape::Square { side: 1.5 });
}
