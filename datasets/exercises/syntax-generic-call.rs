fn evens(limit: u32) -> Vec<u32> {
    (0..limit).filter(|n| n % 2 == 0).collect<Vec<u32>>()
}

fn capacity(items: usize) -> usize {
    Vec<u8>::with_capacity(items).capacity()
}

#[test]
fn collects() {
    assert_eq!(evens(7), [0, 2, 4, 6]);
    assert!(capacity(10) >= 10);
}
