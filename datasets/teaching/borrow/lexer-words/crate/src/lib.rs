//! Reads `key = value` settings.

mod lexer;

use lexer::Lexer;

/// The two sides of a setting, as slices of `line`.
pub fn setting(line: &str) -> Option<(&str, &str)> {
    let mut lexer = Lexer::new(line);
    let key = lexer.word()?;
    if !lexer.eat('=') {
        return None;
    }
    let value = lexer.word()?;
    Some((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_are_found() {
        assert_eq!(setting("width = 80"), Some(("width", "80")));
        assert_eq!(setting("  name=ada "), Some(("name", "ada")));
    }

    #[test]
    fn a_side_that_is_missing_is_no_setting() {
        assert_eq!(setting("width 80"), None);
        assert_eq!(setting("width ="), None);
        assert_eq!(setting(""), None);
    }
}
