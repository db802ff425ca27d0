/// How often a number is made of the digit.
fn count_digit(number: u64, digit: u8) -> usize {
    number.to_string().chars().filter(|c| c.parse::<u8>() == Ok(digit)).count()
}

fn digits(number: u64) -> u32 {
    number.to_string().chars().map(|c| c.parse::<u32>().unwrap_or(0)).sum()
}

#[test]
fn counts() {
    assert_eq!(count_digit(10_120, 1), 2);
    assert_eq!(count_digit(0, 0), 1);
    assert_eq!(digits(987), 24);
}
