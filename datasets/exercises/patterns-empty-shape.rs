enum Shape {
    Circle(f64),
    Square(f64),
    Rect { w: f64, h: f64 },
    Empty,
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle(r) => 3.0 * r * r,
        Shape::Square(s) => s * s,
        Shape::Rect { w, h } => w * h,
    }
}

#[test]
fn areas() {
    assert_eq!(area(&Shape::Square(2.0)), 4.0);
    assert_eq!(area(&Shape::Rect { w: 1.0, h: 2.0 }), 2.0);
    assert_eq!(area(&Shape::Circle(1.0)), 3.0);
    assert_eq!(area(&Shape::Empty), 0.0);
}
