#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Operator(char),
    LeftParen,
    RightParen,
}

fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' => tokens.push(Token::OpenParen),
            ')' => tokens.push(Token::RightParen),
            '+' | '-' | '*' | '/' => tokens.push(Token::Operator(c)),
            '0'..='9' => {
                let mut digits = c.to_string();
                while let Some(next) = chars.next_if(|n| n.is_ascii_digit() || *n == '.') {
                    digits.push(next);
                }
                tokens.push(Token::Number(digits.parse().unwrap_or(0.0)));
            }
            _ => {}
        }
    }
    tokens
}

#[test]
fn reads() {
    let tokens = tokenize("(1.5+ 2)");
    assert_eq!(tokens[0], Token::LeftParen);
    assert_eq!(tokens[1..3], [Token::Number(1.5), Token::Operator('+')]);
    assert_eq!(tokens[4], Token::RightParen);
}
