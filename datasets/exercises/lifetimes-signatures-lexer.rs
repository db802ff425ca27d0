struct Lexer<'a> { text: &'a str, at: usize }

impl<'a> Lexer<'a> {
    fn new(text: &'a str) -> Self {
        Lexer { text, at: 0 }
    }

    fn word(&mut self) -> Option<&str> {
        let rest = self.text[self.at..].trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(' ').unwrap_or(rest.len());
        self.at = self.text.len() - rest.len() + end;
        Some(&rest[..end])
    }
}

struct Pair<'a> { key: &'a str, value: &'a str }

fn pair<'a>(lexer: &mut Lexer<'a>) -> Option<Pair<'a>> {
    let key = lexer.word()?;
    let value = lexer.word()?;
    Some(Pair { key, value })
}

fn main() {
    let text = String::from("name rusta");
    let mut lexer = Lexer::new(&text);
    if let Some(pair) = pair(&mut lexer) {
        println!("{} = {}", pair.key, pair.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words() {
        assert_eq!(pair(&mut Lexer::new("a b")).unwrap().value, "b");
    }
}
