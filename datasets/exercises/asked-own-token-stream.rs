use std::iter::Peekable;
use std::str::Chars;

/// Sums and products of digits, with parentheses: what it is worth.
fn eval(text: &str) -> i64 {
    let letters = text.chars().peekable();
    sum(letters)
}

fn sum(mut letters: Peekable<Chars>) -> i64 {
    let mut total = product(letters);
    while letters.peek() == Some(&'+') {
        letters.next();
        total += product(letters);
    }
    total
}

fn product(mut letters: Peekable<Chars>) -> i64 {
    let mut total = atom(letters);
    while letters.peek() == Some(&'*') {
        letters.next();
        total *= atom(letters);
    }
    total
}

fn atom(mut letters: Peekable<Chars>) -> i64 {
    match letters.next() {
        Some('(') => {
            let inner = sum(letters);
            letters.next();
            inner
        }
        Some(digit) => digit.to_digit(10).unwrap_or(0) as i64,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_before_sums() {
        assert_eq!(eval("2+3*4"), 14);
        assert_eq!(eval("2*3+4*5+1"), 27);
        assert_eq!(eval("7"), 7);
    }

    #[test]
    fn parentheses() {
        assert_eq!(eval("(2+3)*4"), 20);
        assert_eq!(eval("2*((1+2)*3)+1"), 19);
    }
}
