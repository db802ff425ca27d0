enum Colour {
    Red,
    Rgb(u8, u8, u8),
}

struct Point {
    x: f64,
    y: f64,
    colour: Colour,
}

fn length(point: Point) -> f64 {
    (point.x * point.x + point.y * point.y).sqrt()
}

fn red(point: Point) -> bool {
    matches!(point.colour, Colour::Red | Colour::Rgb(255, _, _))
}

fn far(point: Point) -> bool {
    length(point) > 4.0 && red(point)
}

#[test]
fn measures() {
    assert!(far(Point { x: 3.0, y: 4.0, colour: Colour::Rgb(255, 0, 0) }));
    assert!(!far(Point { x: 3.0, y: 1.0, colour: Colour::Red }));
}
