//! What the tokens of a query ask for.

use std::fmt;

use crate::lexer::{Lexer, Token};

const MOST_TOKENS: usize = 200;

#[derive(Clone, Debug, PartialEq)]
pub struct Clause<'a> {
    pub field: Option<&'a str>,
    pub text: &'a str,
    pub wanted: bool,
}

#[derive(Debug, PartialEq)]
pub enum QueryError {
    ColonWithoutField,
    NothingAfter(String),
    TooLong,
}

impl fmt::Display for QueryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QueryError::ColonWithoutField => write!(out, "a colon stands without a field"),
            QueryError::NothingAfter(what) => write!(out, "nothing follows {what}"),
            QueryError::TooLong => write!(out, "more than {MOST_TOKENS} words and signs"),
        }
    }
}

impl std::error::Error for QueryError {}

/// The clauses of a query, in its order.
pub fn parse(text: &str) -> Result<Vec<Clause<'_>>, QueryError> {
    let mut lexer = Lexer::new(text);
    let mut clauses = Vec::new();
    let mut wanted = true;
    let mut field = None;
    let mut read = 0;
    while let Some(token) = lexer.next_token() {
        read += 1;
        if read > MOST_TOKENS {
            return Err(QueryError::TooLong);
        }
        match token {
            Token::Minus => wanted = false,
            Token::Colon if field.is_none() => return Err(QueryError::ColonWithoutField),
            Token::Colon => {}
            Token::Word(word) if field.is_none() && lexer.at_colon() => field = Some(word),
            Token::Word(text) | Token::Quoted(text) => {
                clauses.push(Clause {
                    field,
                    text,
                    wanted,
                });
                (field, wanted) = (None, true);
            }
        }
    }
    match (field, wanted) {
        (Some(name), _) => Err(QueryError::NothingAfter(format!("{name}:"))),
        (None, false) => Err(QueryError::NothingAfter("-".to_string())),
        (None, true) => Ok(clauses),
    }
}
