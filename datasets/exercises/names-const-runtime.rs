fn histogram(values: &[usize], buckets: usize) -> Vec<usize> {
    let mut counts = [0; buckets];
    let highest = values.iter().copied().max().unwrap_or(0);
    for value in values {
        let bucket = value * buckets / (highest + 1);
        counts[bucket] += 1;
    }
    counts.to_vec()
}

#[test]
fn counts_buckets() {
    assert_eq!(histogram(&[0, 1, 2, 3, 9], 2), [4, 1]);
    assert_eq!(histogram(&[], 3), [0, 0, 0]);
}
