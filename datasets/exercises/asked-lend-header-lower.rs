/// `Content-Type: text/html` as a name in small letters and a value.
fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_lowercase();
    if name.is_empty() {
        return None;
    }
    Some((&name, value.trim()))
}

fn find<'h>(lines: &'h [String], wanted: &str) -> Option<&'h str> {
    for line in lines {
        if let Some((name, value)) = header(line) {
            if name == wanted.to_lowercase() {
                return Some(value);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small() {
        let (name, value) = header("Content-Type : Text/HTML ").unwrap();
        assert_eq!(name, "content-type");
        assert_eq!(value, "Text/HTML");
        assert!(header(": x").is_none());
        assert!(header("nothing").is_none());
    }

    #[test]
    fn found_whatever_the_case() {
        let lines = ["HOST: a.example".to_string(), "Accept: */*".to_string()];
        assert_eq!(find(&lines, "Host"), Some("a.example"));
        assert_eq!(find(&lines, "accept"), Some("*/*"));
        assert_eq!(find(&lines, "date"), None);
    }
}
