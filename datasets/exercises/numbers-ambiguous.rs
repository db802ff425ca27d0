#[derive(Debug, PartialEq, Clone, Copy)]
struct Vec2 {
    x: f32,
    y: f32,
}

impl Vec2 {
    fn length(self) -> f32 {
        (self.x.powi(2) + self.y.powi(2)).sqrt()
    }
}

/// A point on a circle around the origin, a share of a full turn from the right.
fn on_circle(radius: f32, share: f32) -> Vec2 {
    let half = 2.0.recip();
    let turn = share * std::f32::consts::PI / half;
    Vec2 { x: radius * turn.cos(), y: radius * turn.sin() }
}

#[test]
fn turns() {
    let point = on_circle(2.0, 0.25);
    assert!(point.x.abs() < 1e-5 && (point.y - 2.0).abs() < 1e-5);
    assert!((on_circle(3.0, 0.1).length() - 3.0).abs() < 1e-5);
}
