use std::collections::HashMap;

struct Book<'a> {
    text: String,
    index: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Book<'a> {
    fn new(text: String) -> Book<'a> {
        let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, line) in text.lines().enumerate() {
            for word in line.split_whitespace() {
                index.entry(word).or_default().push(number);
            }
        }
        Book { text, index }
    }

    fn lines_with(&self, word: &str) -> Vec<&str> {
        let numbers = self.index.get(word).cloned().unwrap_or_default();
        let mut lines: Vec<&str> = numbers.iter().filter_map(|&number| self.text.lines().nth(number)).collect();
        lines.dedup();
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines() {
        let book = Book::new("red fish\nblue fish\nred red".to_string());
        assert_eq!(book.lines_with("fish"), ["red fish", "blue fish"]);
        assert_eq!(book.lines_with("red"), ["red fish", "red red"]);
        assert!(book.lines_with("cat").is_empty());
    }

    #[test]
    fn may_be_moved() {
        let books: Vec<Book> = ["a b", "b"].iter().map(|text| Book::new(text.to_string())).collect();
        assert_eq!(books.iter().filter(|book| book.index.contains_key("b")).count(), 2);
    }
}
