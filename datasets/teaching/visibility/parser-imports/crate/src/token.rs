//! The smallest parts of a sum.

pub enum Token {
    Number(i64),
    Plus,
    Minus,
}

pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let spaced = text.replace('+', " + ").replace('-', " - ");
    let token = |word| match word {
        "+" => Some(Token::Plus),
        "-" => Some(Token::Minus),
        _ => Some(Token::Number(word.parse().ok()?)),
    };
    spaced.split_whitespace().map(token).collect()
}
