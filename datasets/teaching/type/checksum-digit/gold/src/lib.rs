//! Article numbers of thirteen digits, the last of which checks the others.

/// The digit that goes with the first twelve: they count once and three times by turns.
fn check_digit(digits: &[u32]) -> u32 {
    let mut sum = 0;
    for (at, digit) in digits.iter().enumerate() {
        if at % 2 == 0 {
            sum += digit;
        } else {
            sum += digit * 3;
        }
    }
    (10 - sum % 10) % 10
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|sign| sign.to_digit(10)).collect()
}

/// Whether a number has thirteen digits and its last is right.
pub fn is_valid(number: &str) -> bool {
    match digits(number).as_deref() {
        Some([first @ .., last]) if first.len() == 12 => check_digit(first) == *last,
        _ => false,
    }
}

/// The whole number for its first twelve digits.
pub fn complete(number: &str) -> Option<String> {
    let digits = digits(number).filter(|digits| digits.len() == 12)?;
    Some(format!("{number}{}", check_digit(&digits)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_is_checked() {
        assert!(is_valid("4006381333931"));
        assert!(!is_valid("4006381333932"));
        assert!(!is_valid("40063813339"));
        assert!(!is_valid("400638133393x"));
    }

    #[test]
    fn the_last_digit_is_found() {
        assert_eq!(complete("400638133393").as_deref(), Some("4006381333931"));
        assert_eq!(complete("000000000000").as_deref(), Some("0000000000000"));
        assert_eq!(complete("12"), None);
    }
}
