#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Circle(f64),
    Rectangle(f64, f64),
    Triangle(f64, f64, f64),
}

fn perimeter(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle(radius) => 2.0 * 3.0 * radius,
        Shape::Rectangle(side) => 2.0 * (side + side),
        Shape::Triangle(a, b, c) => a + b + c,
    }
}

#[test]
fn measures() {
    assert_eq!(perimeter(&Shape::Rectangle(2.0, 5.0)), 14.0);
    assert_eq!(perimeter(&Shape::Triangle(3.0, 4.0, 5.0)), 12.0);
    assert_eq!(perimeter(&Shape::Circle(1.0)), 6.0);
}
