fn count_even(numbers: &[i32]) -> (usize, Vec<usize>) {
    let mut count = 0;
    let mut history = Vec::new();
    let mut bump = || count += 1;
    for n in numbers {
        if n % 2 == 0 {
            bump();
        }
        history.push(count);
    }
    (count, history)
}

#[test]
fn counts() {
    assert_eq!(count_even(&[1, 2, 4]), (2, vec![0, 1, 2]));
}
