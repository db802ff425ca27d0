//! Colours as they are written in style sheets.

use std::str::FromStr;

#[derive(Debug, PartialEq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

#[derive(Debug, PartialEq)]
pub enum Unreadable {
    Sign(char),
    Length(usize),
}

fn nibble(sign: char) -> Result<u8, Unreadable> {
    let digit = sign.to_digit(16).ok_or(Unreadable::Sign(sign))?;
    Ok(digit as u8)
}

impl FromStr for Colour {
    type Err = Unreadable;

    /// `#f80` or `#ff8800`.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let digits = text.trim_start_matches('#').chars().map(nibble);
        let digits = digits.collect::<Result<Vec<u8>, _>>()?;
        match digits[..] {
            [r, g, b] => Ok(Colour {
                red: r * 17,
                green: g * 17,
                blue: b * 17,
            }),
            [r, s, g, h, b, c] => Ok(Colour {
                red: r * 16 + s,
                green: g * 16 + h,
                blue: b * 16 + c,
            }),
            _ => Err(Unreadable::Length(digits.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let orange = "#ff8800".parse::<Colour>().unwrap();
        assert_eq!((orange.red, orange.green, orange.blue), (255, 136, 0));
        assert_eq!("#f80".parse(), Ok(orange));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!("#ggg".parse::<Colour>(), Err(Unreadable::Sign('g')));
        assert_eq!("#ffff".parse::<Colour>(), Err(Unreadable::Length(4)));
    }
}
