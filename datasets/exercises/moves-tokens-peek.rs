#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(i64),
    Plus,
    Minus,
    Word(String),
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).map(|token| *token);
        self.at += 1;
        token
    }

    fn value(&mut self) -> Result<i64, String> {
        match self.next() {
            Some(Token::Number(number)) => Ok(number),
            Some(Token::Minus) => Ok(-self.value()?),
            Some(other) => Err(format!("a number, not {other:?}")),
            None => Err("more".to_string()),
        }
    }

    fn sum(&mut self) -> Result<i64, String> {
        let mut total = self.value()?;
        while let Some(token) = self.next() {
            match token {
                Token::Plus => total += self.value()?,
                Token::Minus => total -= self.value()?,
                other => return Err(format!("a sign, not {other:?}")),
            }
        }
        Ok(total)
    }
}

#[test]
fn sums() {
    use Token::*;
    let sum = |tokens: &[Token]| Parser { tokens: tokens.to_vec(), at: 0 }.sum();
    assert_eq!(sum(&[Number(3), Plus, Minus, Number(1), Minus, Number(7)]), Ok(-5));
    assert_eq!(sum(&[Number(3), Word("x".into())]), Err("a sign, not Word(\"x\")".to_string()));
    assert_eq!(sum(&[Number(3), Plus]), Err("more".to_string()));
}
