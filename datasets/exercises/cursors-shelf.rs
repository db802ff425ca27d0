struct Book {
    title: String,
    lent: bool,
}

struct Shelf {
    books: Vec<Book>,
}

impl Shelf {
    fn first(&mut self) -> Option<&mut Book> {
        self.books.first_mut()
    }

    fn offer(&mut self, unwanted: &str) -> Option<&mut Book> {
        for book in self.books.iter_mut() {
            if book.title == unwanted {
                return self.first();
            }
            if !book.lent {
                return Some(book);
            }
        }
        None
    }
}

#[test]
fn offers() {
    let book = |title: &str, lent| Book { title: title.to_string(), lent };
    let mut shelf = Shelf { books: vec![book("a", true), book("b", false)] };
    assert_eq!(shelf.offer("x").map(|book| book.title.clone()), Some("b".to_string()));
    assert_eq!(shelf.offer("a").map(|book| book.title.clone()), Some("a".to_string()));
}
