//! Works out sums such as `3+4-2`.

mod parser;
mod token;

use parser::parse;
use token::Token;

/// The value of a sum; None for what is none.
pub fn value(text: &str) -> Option<i64> {
    let mut value = 0;
    let mut sign = 1;
    for token in parse(text)? {
        match token {
            Token::Plus => sign = 1,
            Token::Minus => sign = -1,
            Token::Number(number) => value += sign * number,
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_worked_out() {
        assert_eq!(value("3+4-2"), Some(5));
        assert_eq!(value(" 10 - 20 "), Some(-10));
    }

    #[test]
    fn numbers_and_signs_take_turns() {
        assert_eq!(value("3+"), None);
        assert_eq!(value("3 4"), None);
        assert_eq!(value("3*4"), None);
    }
}
