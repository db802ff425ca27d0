fn shrink(n: &u32, times: u32) -> u32 {
    while times > 0 {
        n = &(*n / 2);
        times -= 1;
    }
    *n
}

#[test]
fn shrinks() {
    assert_eq!(shrink(&40, 3), 5);
}
