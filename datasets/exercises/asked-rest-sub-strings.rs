struct Name {
    first: String,
    last: String,
}

impl Name {
    fn parse(text: &str) -> Option<Name> {
        let at = text.find(' ')?;
        Some(Name { first: text.substring(0, at), last: text[at + 1..] })
    }

    fn initials(&self) -> String {
        let first = self.first.charAt(0);
        let last = self.last.charAt(0);
        first.to_string() + "." + last + "."
    }

    fn shout(&self) -> String {
        self.first.toUpperCase() + " " + self.last.toUpperCase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses() {
        let name = Name::parse("Grace Hopper").unwrap();
        assert_eq!((name.first.as_str(), name.last.as_str()), ("Grace", "Hopper"));
        assert!(Name::parse("Plato").is_none());
    }

    #[test]
    fn shows() {
        let name = Name::parse("Grace Hopper").unwrap();
        assert_eq!(name.initials(), "G.H.");
        assert_eq!(name.shout(), "GRACE HOPPER");
    }
}
