fn is_even(number: i32) -> bool {
    number % 2 == 0
}

fn split(numbers: &[i32]) -> (Vec<i32>, Vec<i32>) {
    numbers.iter().copied().partition(is_even)
}

#[test]
fn splits() {
    assert_eq!(split(&[1, 2, 3, 4]), (vec![2, 4], vec![1, 3]));
    assert_eq!(split(&[]), (vec![], vec![]));
}
