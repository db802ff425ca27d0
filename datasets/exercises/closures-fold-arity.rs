struct Sample {
    weight: f64,
    value: f64,
}

fn weighted_mean(samples: &[Sample]) -> Option<f64> {
    let (sum, weight) = samples.iter().fold((0.0, 0.0), |sample, (sum, weight)| {
        (sum + sample.value * sample.weight, weight + sample.weight)
    });
    (weight > 0.0).then(|| sum / weight)
}

#[test]
fn weighs() {
    let samples = [Sample { weight: 1.0, value: 2.0 }, Sample { weight: 3.0, value: 4.0 }];
    assert_eq!(weighted_mean(&samples), Some(3.5));
    assert_eq!(weighted_mean(&[]), None);
}
