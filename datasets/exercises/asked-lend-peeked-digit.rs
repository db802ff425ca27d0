use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, PartialEq)]
enum Token {
    Number(u32),
    Word(String),
    Sign(char),
}

struct Lexer<'l> {
    chars: Peekable<Chars<'l>>,
}

impl<'l> Lexer<'l> {
    fn new(text: &'l str) -> Self {
        Lexer { chars: text.chars().peekable() }
    }

    fn number(&mut self) -> Token {
        let mut value = 0;
        while let Some(c) = self.chars.peek() {
            if !c.is_ascii_digit() {
                break;
            }
            self.chars.next();
            value = value * 10 + c.to_digit(10).unwrap();
        }
        Token::Number(value)
    }

    fn word(&mut self) -> Token {
        let mut word = String::new();
        while let Some(c) = self.chars.peek() {
            if !c.is_alphabetic() {
                break;
            }
            self.chars.next();
            word.push(*c);
        }
        Token::Word(word)
    }

    fn all(mut self) -> Vec<Token> {
        let mut tokens = vec![];
        while let Some(&c) = self.chars.peek() {
            if c.is_ascii_digit() {
                tokens.push(self.number());
            } else if c.is_alphabetic() {
                tokens.push(self.word());
            } else {
                self.chars.next();
                if c != ' ' {
                    tokens.push(Token::Sign(c));
                }
            }
        }
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum() {
        let tokens = Lexer::new("12+ab 3").all();
        assert_eq!(tokens, [Token::Number(12), Token::Sign('+'), Token::Word("ab".into()), Token::Number(3)]);
    }

    #[test]
    fn at_the_end() {
        assert_eq!(Lexer::new("x9").all(), [Token::Word("x".into()), Token::Number(9)]);
        assert!(Lexer::new(" ").all().is_empty());
    }
}
