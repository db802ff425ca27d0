//! A cursor over a line of text.

pub struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        Lexer { rest: text }
    }

    /// The next run of letters, digits and underscores.
    pub fn word(&mut self) -> Option<&str> {
        let text = self.rest.trim_start();
        let end = text
            .find(|sign: char| !sign.is_alphanumeric() && sign != '_')
            .unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    /// Steps over `sign`, where it comes next.
    pub fn eat(&mut self, sign: char) -> bool {
        match self.rest.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}
