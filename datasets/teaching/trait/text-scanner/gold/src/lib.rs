//! Scanners that cut a text at its first match.

pub trait Scanner {
    /// The match and what follows it.
    fn scan<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)>;

    /// All matches, one after another.
    fn all<'t>(&self, mut text: &'t str) -> Vec<&'t str> {
        let mut found = Vec::new();
        while let Some((hit, rest)) = self.scan(text) {
            found.push(hit);
            text = rest;
        }
        found
    }
}

/// Runs of digits.
pub struct Digits;

/// What stands between two signs of a kind, without them.
pub struct Quoted(pub char);

impl Scanner for Digits {
    fn scan<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let text = &text[text.find(|sign: char| sign.is_ascii_digit())?..];
        let end = text.find(|sign: char| !sign.is_ascii_digit());
        Some(text.split_at(end.unwrap_or(text.len())))
    }
}

impl Scanner for Quoted {
    fn scan<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (_, text) = text.split_once(self.0)?;
        text.split_once(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_digits() {
        assert_eq!(Digits.all("12 of 340 since 7"), ["12", "340", "7"]);
        assert_eq!(Digits.scan("a1b"), Some(("1", "b")));
        assert!(Digits.all("none").is_empty());
    }

    #[test]
    fn quoted_parts() {
        assert_eq!(Quoted('|').all("a |b| c |d e|"), ["b", "d e"]);
        assert_eq!(Quoted('"').scan("an \"open end"), None);
    }
}
