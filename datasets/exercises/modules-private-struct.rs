mod catalogue {
    #[derive(Debug, Clone)]
    struct Book {
        pub title: String,
        pub pages: u32,
    }

    pub fn longest(books: &[Book]) -> Option<&Book> {
        books.iter().max_by_key(|book| book.pages)
    }
}

use catalogue::{longest, Book};

fn title_of_longest(shelf: &[(&str, u32)]) -> String {
    let books: Vec<Book> =
        shelf.iter().map(|(title, pages)| Book { title: title.to_string(), pages: *pages }).collect();
    longest(&books).map(|book| book.title.clone()).unwrap_or_default()
}

#[test]
fn finds_the_longest() {
    assert_eq!(title_of_longest(&[("Emma", 474), ("Ulysses", 730), ("Candide", 129)]), "Ulysses");
    assert_eq!(title_of_longest(&[]), "");
}
