//! Numbers with signs between them.

use crate::token::{tokens, Token};

/// The tokens of a sum, if numbers and signs take turns in it.
pub fn parse(text: &str) -> Option<Vec<Token>> {
    let tokens = tokens(text)?;
    let is_number = |token: &Token| matches!(token, Token::Number(_));
    let mut places = tokens.iter().enumerate();
    let good = places.all(|(at, token)| is_number(token) == (at % 2 == 0));
    (good && tokens.len() % 2 == 1).then_some(tokens)
}
