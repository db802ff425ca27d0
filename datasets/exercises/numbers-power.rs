/// A number written in a base from 2 to 36, as `0x` and its like do.
fn from_digits(digits: &str, base: u32) -> Option<u64> {
    let mut value = 0u64;
    for (place, digit) in digits.chars().rev().enumerate() {
        let digit = digit.to_digit(base)?;
        value += digit * u64::from(base).pow(place);
    }
    Some(value)
}

#[test]
fn reads_digits() {
    assert_eq!(from_digits("1011", 2), Some(11));
    assert_eq!(from_digits("ff", 16), Some(255));
    assert_eq!(from_digits("12", 2), None);
    assert_eq!(from_digits("zz", 36), Some(1295));
}
