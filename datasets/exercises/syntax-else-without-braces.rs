fn abs_difference(left: i32, right: i32) -> i32 {
    if left > right
        left - right
    else
        right - left
}

fn closest(values: &[i32], to: i32) -> Option<i32> {
    values.iter().copied().min_by_key(|value| abs_difference(*value, to))
}

#[test]
fn finds_the_closest() {
    assert_eq!(closest(&[1, 8, -3], -2), Some(-3));
    assert_eq!(closest(&[], 1), None);
}
