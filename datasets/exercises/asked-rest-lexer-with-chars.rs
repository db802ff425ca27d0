use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Number(u64),
    Other(char),
}

struct Lexer {
    chars: Peekable<Chars>,
}

impl Lexer {
    fn new(text: &str) -> Lexer {
        Lexer { chars: text.chars().peekable() }
    }

    fn run(&mut self, keep: fn(&char) -> bool) -> String {
        let mut found = String::new();
        while let Some(c) = self.chars.next_if(keep) {
            found.push(c);
        }
        found
    }

    fn next_token(&mut self) -> Option<Token> {
        self.run(|c| c.is_whitespace());
        let first = *self.chars.peek()?;
        Some(if first.is_alphabetic() {
            Token::Word(self.run(|c| c.is_alphanumeric()))
        } else if first.is_ascii_digit() {
            Token::Number(self.run(|c| c.is_ascii_digit()).parse().ok()?)
        } else {
            self.chars.next();
            Token::Other(first)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lexes() {
        let mut lexer = Lexer::new("let x1 = 42;");
        let found: Vec<Token> = std::iter::from_fn(|| lexer.next_token()).collect();
        let word = |text: &str| Token::Word(text.to_string());
        assert_eq!(found, [word("let"), word("x1"), Token::Other('='), Token::Number(42), Token::Other(';')]);
    }
}
