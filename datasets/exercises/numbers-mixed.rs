/// The mean and the deviation of what was measured.
fn statistics(samples: &[i32]) -> Option<(f64, f64)> {
    if samples.is_empty() {
        return None;
    }
    let count = samples.len() as f64;
    let mean = samples.iter().sum() / count;
    let squares = samples.iter().map(|&sample| (f64::from(sample) - mean).powi(2));
    Some((mean, (squares.sum::<f64>() / count).sqrt()))
}

#[test]
fn describes_samples() {
    assert_eq!(statistics(&[2, 4, 4, 4, 5, 5, 7, 9]), Some((5.0, 2.0)));
    assert_eq!(statistics(&[1, 2]), Some((1.5, 0.5)));
    assert_eq!(statistics(&[]), None);
}
