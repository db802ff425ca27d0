use std::collections::HashMap;
use std::io::{BufRead, Cursor};

/// The words of a reader with how often each comes, the commonest first, equals by name.
fn common(reader: impl BufRead) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in reader.lines() {
        let line = line.unwrap();
        for word in line.split_whitespace() {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let mut table: Vec<(String, usize)> = counts.into_iter().map(|(word, count)| (word.to_string(), count)).collect();
    table.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    table
}

fn commonest(text: &str) -> Option<String> {
    common(Cursor::new(text)).into_iter().next().map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_lines() {
        let table = common(Cursor::new("b a\na c\nb a"));
        assert_eq!(table, [("a".to_string(), 3), ("b".to_string(), 2), ("c".to_string(), 1)]);
    }

    #[test]
    fn one() {
        assert_eq!(commonest("x y y"), Some("y".to_string()));
        assert_eq!(commonest(""), None);
    }
}
