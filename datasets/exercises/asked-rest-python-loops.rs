use std::collections::BTreeMap;

fn positions(text: &str) -> BTreeMap<char, Vec<usize>> {
    let mut found: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for at, letter in text.chars().enumerate() {
        found.entry(letter).or_default().push(at);
    }
    found
}

fn repeated(text: &str) -> Vec<(char, usize)> {
    let mut many = Vec::new();
    for letter, places in &positions(text) {
        if places.len() > 1 {
            many.push((*letter, places.len()));
        }
    }
    many
}

fn span(text: &str, letter: char) -> Option<usize> {
    let places = positions(text);
    let first, last = (places.get(&letter)?.first()?, places.get(&letter)?.last()?);
    Some(last - first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_repeated() {
        assert_eq!(repeated("banana"), [('a', 3), ('n', 2)]);
        assert_eq!(repeated("abc"), []);
    }

    #[test]
    fn spans() {
        assert_eq!(span("banana", 'a'), Some(4));
        assert_eq!(span("banana", 'b'), Some(0));
        assert_eq!(span("banana", 'x'), None);
    }
}
