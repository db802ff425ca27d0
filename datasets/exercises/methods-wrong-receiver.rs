#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    fn distance(&self, other: &Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

fn length(path: &[Point]) -> f64 {
    path.windows(2).map(|pair| pair.distance(&pair[1])).sum()
}

#[test]
fn measures() {
    let point = |x, y| Point { x, y };
    assert_eq!(length(&[point(0.0, 0.0), point(3.0, 4.0), point(3.0, 5.0)]), 6.0);
    assert_eq!(length(&[point(1.0, 1.0), point(1.0, 1.0)]), 0.0);
}
