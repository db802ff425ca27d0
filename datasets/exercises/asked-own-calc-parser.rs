#[derive(Debug, PartialEq)]
enum Token {
    Number(String),
    Word(String),
    Plus,
    End,
}

#[derive(Debug, PartialEq)]
enum Expr {
    Number(i64),
    Name(String),
    Sum(Box<Expr>, Box<Expr>),
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn new(text: &str) -> Parser {
        let mut tokens: Vec<Token> = text.split_whitespace().map(Parser::token).collect();
        tokens.push(Token::End);
        Parser { tokens, at: 0 }
    }

    fn token(word: &str) -> Token {
        match word {
            "+" => Token::Plus,
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => Token::Number(word.to_string()),
            _ => Token::Word(word.to_string()),
        }
    }

    fn peek(&self) -> &Token {
        &self.tokens[self.at]
    }

    fn advance(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    fn atom(&mut self) -> Result<Expr, String> {
        match self.peek() {
            Token::Number(digits) => {
                self.advance();
                digits.parse().map(Expr::Number).map_err(|e| format!("{digits}: {e}"))
            }
            Token::Word(name) => {
                self.advance();
                Ok(Expr::Name(name.clone()))
            }
            other => Err(format!("unexpected {other:?}")),
        }
    }

    fn sum(&mut self) -> Result<Expr, String> {
        let mut left = self.atom()?;
        while *self.peek() == Token::Plus {
            self.advance();
            left = Expr::Sum(Box::new(left), Box::new(self.atom()?));
        }
        Ok(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_from_the_left() {
        let inner = Expr::Sum(Box::new(Expr::Number(1)), Box::new(Expr::Name("x".into())));
        let whole = Expr::Sum(Box::new(inner), Box::new(Expr::Number(20)));
        assert_eq!(Parser::new("1 + x + 20").sum(), Ok(whole));
    }

    #[test]
    fn errors_name_what_is_wrong() {
        assert_eq!(Parser::new("1 +").sum(), Err("unexpected End".to_string()));
        let said = Parser::new("12b + 1").sum().unwrap_err();
        assert!(said.starts_with("12b: "), "{said}");
    }
}
