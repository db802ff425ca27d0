fn repeat<F: Fn(u32)>(times: u32, act: F) {
    for n in 0..times {
        act(n);
    }
}

fn sum(most: u32) -> u32 {
    let mut total = 0;
    repeat(most, |n| total += n);
    total
}

#[test]
fn sums() {
    assert_eq!(sum(4), 6);
}
