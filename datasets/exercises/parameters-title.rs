struct Book {
    title: String,
    pages: Vec<String>,
}

fn describe(book: Book) -> String {
    format!("{} ({} pages)", book.title, book.pages.len())
}

fn shelf(book: Book) -> (String, String, usize) {
    let first = describe(book);
    let second = describe(book);
    (first, second, book.pages.len())
}

#[test]
fn describes() {
    let pages = vec!["a b".to_string()];
    let text = "T (1 pages)".to_string();
    assert_eq!(shelf(Book { title: "T".to_string(), pages }), (text.clone(), text, 1));
}
