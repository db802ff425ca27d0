#[derive(Debug, PartialEq)]
enum ReadError {
    Syntax(usize),
    Missing,
}

fn value(line: &str, number: usize) -> Result<Option<(&str, &str)>, ReadError> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    line.split_once('=').map(|(key, value)| Some((key.trim(), value.trim()))).ok_or(ReadError::Syntax(number))
}

fn lookup(text: &str, wanted: &str) -> Result<String, ReadError> {
    for (number, line) in text.lines().enumerate() {
        match value(line, number + 1) {
            Ok(Some((key, value))) if key == wanted => return Ok(value.to_string()),
            Err(error) => return Err(error),
        }
    }
    Err(ReadError::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up() {
        let text = "# colours\nfront = red\n\nback=blue";
        assert_eq!(lookup(text, "back"), Ok("blue".to_string()));
        assert_eq!(lookup(text, "side"), Err(ReadError::Missing));
    }

    #[test]
    fn says_where() {
        assert_eq!(lookup("a=1\nb", "c"), Err(ReadError::Syntax(2)));
        assert_eq!(lookup("a=1\nb", "a"), Ok("1".to_string()));
    }
}
