fn filter_rising(values: &[f64]) -> Vec<f64> {
    let mut threshold = 0.0;
    let above = |v: f64| v > threshold;
    let mut kept = Vec::new();
    for &v in values {
        if above(v) {
            kept.push(v);
            threshold = v;
        }
    }
    kept
}

#[test]
fn filters() {
    assert_eq!(filter_rising(&[1.0, 0.5, 2.0]), vec![1.0, 2.0]);
}
