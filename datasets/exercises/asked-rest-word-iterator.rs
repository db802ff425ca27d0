/// The words of a text with where they start.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words {
    type Item = (usize, &str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = &self.text[start..];
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at = start + length;
        Some((start, &rest[..length]))
    }
}

fn words(text: &str) -> Words {
    Words { text, at: 0 }
}

fn longest(text: &str) -> Option<(usize, &str)> {
    words(text).max_by_key(|(_, word)| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words() {
        assert_eq!(words(" to be  or ").collect::<Vec<_>>(), [(1, "to"), (4, "be"), (8, "or")]);
        assert_eq!(words("  ").next(), None);
    }

    #[test]
    fn the_longest() {
        let text = String::from("a longer day");
        assert_eq!(longest(&text), Some((2, "longer")));
    }
}
