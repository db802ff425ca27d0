fn find_first_even(numbers: &[i32]) -> i32 {
    for n in numbers {
        if n % 2 == 0 {
            let found = *n;
            break;
        }
    }
    found
}

#[test]
fn finds() {
    assert_eq!(find_first_even(&[1, 4, 6]), 4);
    assert_eq!(find_first_even(&[1]), 0);
}
