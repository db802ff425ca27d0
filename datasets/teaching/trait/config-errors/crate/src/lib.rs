//! Reads the size of a window from `WIDTHxHEIGHT` or `WIDTHxHEIGHT@SCALE`.

mod error;

pub use error::ConfigError;

#[derive(Debug, PartialEq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    pub scale: f64,
}

impl Size {
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let (size, scale) = text.trim().split_once('@').unwrap_or((text, "1"));
        let (width, height) = size
            .split_once('x')
            .ok_or_else(|| ConfigError::Form(text.to_string()))?;
        Ok(Size {
            width: width.trim().parse()?,
            height: height.trim().parse()?,
            scale: scale.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_two_numbers_and_perhaps_a_scale() {
        let size = Size::parse(" 80x24\n").unwrap();
        assert_eq!((size.width, size.height, size.scale), (80, 24, 1.0));
        assert_eq!(Size::parse("2x3@1.5").unwrap().scale, 1.5);
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let said = |text| Size::parse(text).unwrap_err().to_string();
        assert_eq!(said("80"), "`80` is not of the form 80x24");
        assert_eq!(said("80xtall"), "not a size: invalid digit found in string");
        assert_eq!(said("80x24@big"), "not a scale: invalid float literal");
    }
}
