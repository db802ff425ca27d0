enum Shape {
    Rect { w: u32, h: u32 },
    Circle(u32),
}

fn area(shape: &Shape) -> u32 {
    match shape {
        Shape::Rect { w: side, h: side } => width * side,
        Shape::Circle(r) => 3 * r * r,
    }
}

#[test]
fn areas() {
    assert_eq!(area(&Shape::Rect { w: 2, h: 5 }), 10);
    assert_eq!(area(&Shape::Circle(2)), 12);
}
