struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        Tokens { rest: text }
    }

    fn next(&mut self) -> Option<&str> {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find(' ').unwrap_or(self.rest.len());
        let (token, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(token)
    }
}

/// `name = value ...` as pairs; what is no pair ends it.
fn settings(text: &str) -> Vec<(&str, &str)> {
    let mut tokens = Tokens::new(text);
    let mut pairs = vec![];
    while let Some(name) = tokens.next() {
        let equals = tokens.next();
        let value = tokens.next();
        match (equals, value) {
            (Some("="), Some(value)) => pairs.push((name, value)),
            _ => break,
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs() {
        assert_eq!(settings("a = 1  bee = two"), [("a", "1"), ("bee", "two")]);
    }

    #[test]
    fn up_to_the_first_that_is_none() {
        assert_eq!(settings("a = 1 b 2 c = 3"), [("a", "1")]);
        assert!(settings("").is_empty());
    }
}
