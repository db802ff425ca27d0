fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn spread(values: &[f64]) -> f64 {
    let middle = mean(values, values.len());
    let off: Vec<f64> = values.iter().map(|v| (v - middle).abs()).collect();
    mean(&off, off.len())
}

#[test]
fn spreads() {
    assert_eq!(spread(&[1.0, 3.0]), 1.0);
}
