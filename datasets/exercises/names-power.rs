fn power(base: u64) -> u64 {
    let mut result = 1;
    for _ in 0..exponent {
        result *= base;
    }
    result
}

#[test]
fn powers() {
    assert_eq!(power(2, 10), 1024);
    assert_eq!(power(3, 2), 9);
}
