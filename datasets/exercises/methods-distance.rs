fn distance(x1: f64, y1: f64, x2: f64, y2: f64) -> f64 {
    ((x2 - x1).powi(2) + (y2 - y1).powi(2)).sqrt()
}

fn path_length(points: &[(f64, f64)]) -> f64 {
    let mut total = 0.0;
    for pair in points.windows(2) {
        let (x1, y1) = pair[0];
        let (x2, y2) = pair[1];
        total += distance(x1, y1, x2);
    }
    total
}

#[test]
fn lengths() {
    assert_eq!(path_length(&[(0.0, 0.0), (3.0, 4.0)]), 5.0);
    assert_eq!(path_length(&[(0.0, 1.0), (0.0, 3.0), (2.0, 3.0)]), 4.0);
}
