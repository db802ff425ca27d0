#[derive(Debug, PartialEq)]
enum Token {
    Number(f64),
    Plus,
    Minus,
    Times,
}

fn apply(token: &Token, a: f64, b: f64) -> Option<f64> {
    match token {
        Token::Plus => Some(a + b),
        Token::Minus => Some(a - b),
        Token::Times => Some(a * b),
    }
}

#[test]
fn applies() {
    assert_eq!(apply(&Token::Plus, 1.0, 2.0), Some(3.0));
    assert_eq!(apply(&Token::Number(1.0), 1.0, 2.0), None);
}
