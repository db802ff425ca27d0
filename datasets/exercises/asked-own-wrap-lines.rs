fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            lines.push(line.as_str());
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line.as_str());
    }
    lines
}

fn quoted(text: &str, width: usize) -> String {
    let mut quoted = String::new();
    for line in wrap(text, width) {
        quoted.push_str("> ");
        quoted.push_str(line);
        quoted.push('\n');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words() {
        assert_eq!(wrap("the quick  brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(wrap("a extraordinarily b", 5), ["a", "extraordinarily", "b"]);
        assert!(wrap("   ", 5).is_empty());
    }

    #[test]
    fn quotes_each_line() {
        assert_eq!(quoted("to be or not", 5), "> to be\n> or\n> not\n");
    }
}
