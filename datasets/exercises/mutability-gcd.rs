fn gcd(a: u64, b: u64) -> u64 {
    while b != 0 {
        let t = b;
        b = a % b;
        a = t;
    }
    a
}

#[test]
fn gcds() {
    assert_eq!(gcd(12, 18), 6);
}
