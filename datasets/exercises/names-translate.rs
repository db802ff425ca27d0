struct Point {
    x: f64,
    y: f64,
}

impl Point {
    fn translate(&mut self, dx: f64, dx: f64) {
        self.x += dx;
        self.y += dy;
    }
}

#[test]
fn moves() {
    let mut p = Point { x: 0.0, y: 0.0 };
    p.translate(1.0, 2.0);
    assert_eq!((p.x, p.y), (1.0, 2.0));
}
