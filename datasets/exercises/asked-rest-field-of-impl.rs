/// Joins lines that end in a backslash with the one after them.
struct Joined {
    lines: impl Iterator<Item = String>,
}

impl Joined {
    fn new(lines: impl Iterator<Item = String>) -> Joined {
        Joined { lines }
    }

    fn next_line(&mut self) -> Option<String> {
        let mut whole = self.lines.next()?;
        while whole.ends_with('\\') {
            whole.pop();
            match self.lines.next() {
                Some(more) => whole.push_str(&more),
                None => break,
            }
        }
        Some(whole)
    }
}

fn joined(text: &str) -> Vec<String> {
    let mut lines = Joined::new(text.lines().map(String::from));
    let mut found = Vec::new();
    while let Some(line) = lines.next_line() {
        found.push(line);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins() {
        assert_eq!(joined("a\\\nb\\\nc\nd"), ["abc", "d"]);
    }

    #[test]
    fn nothing_to_join_with() {
        assert_eq!(joined("a\\"), ["a"]);
        assert!(joined("").is_empty());
    }
}
