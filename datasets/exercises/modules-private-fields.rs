mod geometry {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Point {
        x: f64,
        y: f64,
    }

    pub fn middle(a: Point, b: Point) -> Point {
        Point { x: (a.x + b.x) / 2.0, y: (a.y + b.y) / 2.0 }
    }
}

use geometry::{middle, Point};

fn centre(corners: [(f64, f64); 2]) -> (f64, f64) {
    let [from, to] = corners.map(|(x, y)| Point { x, y });
    let centre = middle(from, to);
    (centre.x, centre.y)
}

#[test]
fn centres() {
    assert_eq!(centre([(0.0, 0.0), (4.0, 2.0)]), (2.0, 1.0));
}
