//! Reading and working out a sum in one go.

use crate::operator;

const SIGN: u8 = 5; // before a number: tighter than a product, looser than a power

#[derive(Debug, PartialEq)]
pub enum SumError {
    Unexpected(usize),
    NoValue,
}

pub fn evaluate(text: &str) -> Result<f64, SumError> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.sum(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(SumError::Unexpected(parser.at)),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    /// A sum whose operators hold at least as tightly as `least`.
    fn sum(&mut self, least: u8) -> Result<f64, SumError> {
        let mut value = self.atom()?;
        while let Some(operator) = self.peek().and_then(operator::named) {
            let binding = operator.binding();
            if binding.left < least {
                break;
            }
            self.at += 1;
            let right = self.sum(binding.right)?;
            value = operator.apply(value, right).ok_or(SumError::NoValue)?;
        }
        Ok(value)
    }

    fn atom(&mut self) -> Result<f64, SumError> {
        match self.peek() {
            Some('-') => {
                self.at += 1;
                Ok(-self.sum(SIGN)?)
            }
            Some('(') => {
                self.at += 1;
                let value = self.sum(0)?;
                if self.peek() != Some(')') {
                    return Err(SumError::Unexpected(self.at));
                }
                self.at += 1;
                Ok(value)
            }
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Result<f64, SumError> {
        let rest = &self.text[self.at..];
        let end = rest.find(|sign: char| !(sign.is_ascii_digit() || sign == '.'));
        let digits = &rest[..end.unwrap_or(rest.len())];
        let value = digits.parse().map_err(|_| SumError::Unexpected(self.at))?;
        self.at += digits.len();
        Ok(value)
    }
}
