use std::ops::Mul;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Vector {
    x: f64,
    y: f64,
}

impl Mul<f64> for Vector {
    fn mul(self, by: f64) -> Vector {
        Vector { x: self.x * by, y: self.y * by }
    }
}

fn path(start: Vector, speed: Vector, seconds: &[f64]) -> Vec<Vector> {
    let mut at = start;
    let mut all = vec![at];
    for &time in seconds {
        let way = speed * time;
        at = Vector { x: at.x + way.x, y: at.y + way.y };
        all.push(at);
    }
    all
}

#[test]
fn moves() {
    let zero = Vector { x: 0.0, y: 0.0 };
    let all = path(zero, Vector { x: 1.0, y: -2.0 }, &[0.5, 1.5]);
    assert_eq!(all[1..], [Vector { x: 0.5, y: -1.0 }, Vector { x: 2.0, y: -4.0 }]);
}
