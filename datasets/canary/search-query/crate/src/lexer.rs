//! The words and signs of a query. Nothing is copied: tokens are pieces of the text.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    Word(&'a str),
    Quoted(&'a str),
    Colon,
    Minus,
}

#[derive(Debug)]
pub struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        Lexer { rest: text }
    }

    /// The next token; `None` at the end. A quote that is never closed reaches to the end.
    pub fn next_token(&'a mut self) -> Option<Token<'a>> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        let (token, used) = match first {
            ':' => (Token::Colon, 1),
            '-' => (Token::Minus, 1),
            '"' => {
                let inside = &self.rest[1..];
                let length = inside.find('"').unwrap_or(inside.len());
                (Token::Quoted(&inside[..length]), length + 2)
            }
            _ => {
                let length = self.rest.find(is_end).unwrap_or(self.rest.len());
                (Token::Word(&self.rest[..length]), length)
            }
        };
        self.rest = self.rest.get(used..).unwrap_or("");
        Some(token)
    }

    /// Whether a colon follows at once, which makes a field of the word before it.
    pub fn at_colon(&self) -> bool {
        self.rest.starts_with(':')
    }
}

fn is_end(letter: char) -> bool {
    letter.is_whitespace() || letter == ':' || letter == '"'
}
