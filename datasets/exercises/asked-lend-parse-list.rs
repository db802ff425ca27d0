#[derive(Debug, PartialEq)]
enum Value {
    Number(i64),
    List(Vec<Value>),
}

struct Parser {
    text: &str,
    at: usize,
}

impl Parser {
    fn new(text: &str) -> Parser {
        Parser { text, at: 0 }
    }

    fn word(&mut self) -> &str {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()).max(1);
        self.at += end;
        &rest[..end]
    }

    fn value(&mut self) -> Option<Value> {
        let word = self.word();
        if word != "[" {
            return word.parse().ok().map(Value::Number);
        }
        let mut items = vec![];
        loop {
            items.push(self.value()?);
            let next = self.word();
            match next {
                "," => continue,
                "]" => return Some(Value::List(items)),
                _ => return None,
            }
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    let mut parser = Parser::new(text);
    let mut found = vec![];
    while parser.at < text.len() {
        found.push(parser.word());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested() {
        let one = Value::List(vec![Value::Number(2), Value::Number(3)]);
        assert_eq!(Parser::new("[1,[2,3]]").value(), Some(Value::List(vec![Value::Number(1), one])));
        assert_eq!(Parser::new("[1;2]").value(), None);
    }

    #[test]
    fn all_words() {
        let text = String::from("[12,3]");
        assert_eq!(words(&text), ["[", "12", ",", "3", "]"]);
    }
}
