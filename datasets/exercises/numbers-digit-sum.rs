/// The check digit of a number, as it is printed after it.
fn check_digit(number: &str) -> Option<u32> {
    let mut sum = 0;
    for (at, digit) in number.chars().rev().enumerate() {
        if !digit.is_ascii_digit() {
            return None;
        }
        let mut value = digit - '0';
        if at % 2 == 0 {
            value *= 2;
            if value > 9 {
                value -= 9;
            }
        }
        sum += value;
    }
    Some((10 - sum % 10) % 10)
}

#[test]
fn checks() {
    assert_eq!(check_digit("7992739871"), Some(3));
    assert_eq!(check_digit("00"), Some(0));
    assert_eq!(check_digit("7a"), None);
}
