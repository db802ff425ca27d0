use std::ops::{Add, Sub};

#[derive(Debug, PartialEq)]
struct Vector {
    x: f64,
    y: f64,
}

impl Add for Vector {
    type Output = Vector;

    fn add(self, other: Vector) -> Vector {
        Vector { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Vector {
    type Output = Vector;

    fn sub(self, other: Vector) -> Vector {
        Vector { x: self.x - other.x, y: self.y - other.y }
    }
}

fn both(a: Vector, b: Vector) -> (Vector, Vector) {
    (a + b, a - b)
}

#[test]
fn adds() {
    let (sum, difference) = both(Vector { x: 1.0, y: 2.0 }, Vector { x: 0.5, y: 1.0 });
    assert_eq!(sum, Vector { x: 1.5, y: 3.0 });
    assert_eq!(difference, Vector { x: 0.5, y: 1.0 });
}
