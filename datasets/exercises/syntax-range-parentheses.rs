fn checksum(data: &[u32]) -> u32 {
    let mut sum = 0;
    for at in 0..data.len().step_by(2) {
        sum += data[at];
    }
    sum
}

#[test]
fn sums() {
    assert_eq!(checksum(&[1, 10, 2, 20, 3]), 6);
    assert_eq!(checksum(&[]), 0);
}
