fn histogram(values: &[u32]) -> Vec<usize> {
    let maxValue = *values.iter().max().unwrap_or(&0);
    let mut buckets = vec![0; max_value as usize + 1];
    for v in values {
        bucket[*v as usize] += 1;
    }
    buckets
}

#[test]
fn counts() {
    assert_eq!(histogram(&[0, 2, 2]), vec![1, 0, 2]);
}
