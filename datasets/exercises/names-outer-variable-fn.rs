fn weights(samples: &[f64]) -> Vec<f64> {
    let total: f64 = samples.iter().sum();
    fn share(sample: &f64) -> f64 {
        sample / total
    }
    samples.iter().map(share).collect()
}

#[test]
fn shares() {
    assert_eq!(weights(&[1.0, 3.0]), [0.25, 0.75]);
    assert!(weights(&[]).is_empty());
}
