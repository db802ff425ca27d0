struct Point {
    x: f64,
    y: f64,
}

fn show(name: &str, point: &Point) -> String {
    format!("{}: ({:.1}, {:.1})", point.x, point.y)
}

fn legend(points: &[(&str, Point)]) -> String {
    points.iter().map(|(name, point)| show(name, point)).collect::<Vec<_>>().join("; ")
}

#[test]
fn shows() {
    let points = [("home", Point { x: 1.0, y: 2.25 }), ("work", Point { x: -3.5, y: 0.0 })];
    assert_eq!(legend(&points), "home: (1.0, 2.2); work: (-3.5, 0.0)");
}
