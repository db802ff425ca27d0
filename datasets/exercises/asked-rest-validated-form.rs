use std::collections::HashMap;

#[derive(Debug, PartialEq)]
enum FormError {
    Missing(String),
    Number { field: String, text: String },
}

struct Form {
    fields: HashMap<String, String>,
}

impl Form {
    fn text(&self, name: &str) -> Result<&str, FormError> {
        match self.fields.get(name) {
            Some(text) => text,
            None => FormError::Missing(name),
        }
    }

    fn number(&self, name: &str) -> Result<u32, FormError> {
        let text = self.text(name);
        text.parse().map_err(|_| FormError::Number { field: name, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let fields = [("age", "41"), ("size", "big")];
        Form { fields: fields.map(|(name, text)| (name.to_string(), text.to_string())).into() }
    }

    #[test]
    fn reads() {
        assert_eq!(form().text("size"), Ok("big"));
        assert_eq!(form().number("age"), Ok(41));
    }

    #[test]
    fn refuses() {
        assert_eq!(form().number("name"), Err(FormError::Missing("name".to_string())));
        let wrong = FormError::Number { field: "size".to_string(), text: "big".to_string() };
        assert_eq!(form().number("size"), Err(wrong));
    }
}
