use std::convert::From;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(i64),
    Symbol(char),
}

impl From<&str> for Vec<Token> {
    fn from(text: &str) -> Self {
        let mut found = Vec::new();
        let mut digits = String::new();
        for c in text.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if !digits.is_empty() {
                found.push(Token::Number(digits.parse().unwrap()));
                digits.clear();
            }
            if !c.is_whitespace() {
                found.push(Token::Symbol(c));
            }
        }
        if !digits.is_empty() {
            found.push(Token::Number(digits.parse().unwrap()));
        }
        found
    }
}

fn count_numbers(text: &str) -> usize {
    let tokens: Vec<Token> = text.into();
    tokens.iter().filter(|token| matches!(token, Token::Number(_))).count()
}

fn symbols(text: &str) -> String {
    let tokens: Vec<Token> = text.into();
    tokens
        .iter()
        .filter_map(|token| match token {
            Token::Symbol(c) => Some(*c),
            Token::Number(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(count_numbers("12 + (3*45)"), 3);
        assert_eq!(count_numbers(""), 0);
    }

    #[test]
    fn keeps_symbols_in_order() {
        assert_eq!(symbols("12 + (3*45)"), "+(*)");
    }
}
