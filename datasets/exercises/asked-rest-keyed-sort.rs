struct Book {
    title: String,
    author: String,
    year: u16,
}

fn sorted_by<K: Ord>(books: &[Book], key: impl Fn(&Book) -> K) -> Vec<&Book> {
    let mut found: Vec<&Book> = books.iter().collect();
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found
}

fn titles(books: &[Book]) -> Vec<&str> {
    sorted_by(books, |book| &book.title).into_iter().map(|book| book.title.as_str()).collect()
}

fn shelf(books: &[Book]) -> Vec<String> {
    let sorted = sorted_by(books, |book| (book.author.as_str(), book.year));
    sorted.into_iter().map(|book| format!("{} {}", book.author, book.year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn books() -> Vec<Book> {
        [("Zen", "Ana", 1999), ("Art", "Bo", 1980), ("Mid", "Ana", 1970)]
            .map(|(title, author, year)| Book { title: title.to_string(), author: author.to_string(), year })
            .into()
    }

    #[test]
    fn sorts() {
        assert_eq!(titles(&books()), ["Art", "Mid", "Zen"]);
        assert_eq!(shelf(&books()), ["Ana 1970", "Ana 1999", "Bo 1980"]);
    }
}
