fn highest(values: &[u32]) -> u32 {
    let mut most: u32;
    for &value in values {
        if value > most {
            most = value;
        }
    }
    most
}

#[test]
fn finds() {
    assert_eq!(highest(&[3, 5, 1]), 5);
}
