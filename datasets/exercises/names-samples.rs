fn running_average(samples: &[f64], window: usize) -> Vec<f64> {
    let mut averages = Vec::new();
    for start in 0..=samples.len().saturating_sub(window) {
        let slice = &sample[start..start + widnow];
        averages.push(slice.iter().sum::<f64>() / window as f64);
    }
    avereges
}

#[test]
fn averages() {
    assert_eq!(running_average(&[1.0, 3.0, 5.0], 2), vec![2.0, 4.0]);
}
