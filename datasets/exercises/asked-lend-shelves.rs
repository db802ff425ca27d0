use std::collections::HashMap;

#[derive(Debug, Default)]
struct Shelf {
    books: Vec<String>,
    moves: u32,
}

struct Library {
    shelves: HashMap<String, Shelf>,
}

impl Library {
    fn new(names: &[&str]) -> Library {
        Library { shelves: names.iter().map(|name| (name.to_string(), Shelf::default())).collect() }
    }

    fn add(&mut self, shelf: &str, book: &str) -> Option<()> {
        self.shelves.get_mut(shelf)?.books.push(book.to_string());
        Some(())
    }

    /// Nothing changes where the book or the other shelf is not there.
    fn transfer(&mut self, book: &str, from: &str, to: &str) -> Option<u32> {
        let source = self.shelves.get_mut(from)?;
        let target = self.shelves.get_mut(to)?;
        let index = source.books.iter().position(|title| title == book)?;
        let title = source.books.remove(index);
        source.moves += 1;
        target.books.push(title);
        target.moves += 1;
        Some(target.moves)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let mut library = Library::new(&["a", "b"]);
        library.add("a", "Emma").unwrap();
        library.add("a", "Ulysses").unwrap();
        library
    }

    #[test]
    fn moved() {
        let mut library = library();
        assert_eq!(library.transfer("Emma", "a", "b"), Some(1));
        assert_eq!(library.shelves["a"].books, ["Ulysses"]);
        assert_eq!(library.shelves["b"].books, ["Emma"]);
        assert_eq!(library.shelves["a"].moves, 1);
    }

    #[test]
    fn nothing_is_lost() {
        let mut library = library();
        assert_eq!(library.transfer("Emma", "a", "cellar"), None);
        assert_eq!(library.transfer("Dune", "a", "b"), None);
        assert_eq!(library.shelves["a"].books.len(), 2);
        assert_eq!(library.shelves["a"].moves + library.shelves["b"].moves, 0);
    }
}
