fn surface(width: f64, height: f64, depth: f64) -> f64 {
    2.0 (width * height + height * depth + width * depth)
}

fn paint(boxes: &[(f64, f64, f64)]) -> f64 {
    boxes.iter().map(|&(width, height, depth)| surface(width, height, depth)).sum()
}

#[test]
fn paints() {
    assert_eq!(surface(1.0, 2.0, 3.0), 22.0);
    assert_eq!(paint(&[(1.0, 1.0, 1.0), (1.0, 2.0, 3.0)]), 28.0);
}
