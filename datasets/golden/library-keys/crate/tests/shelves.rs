use std::cell::Cell;

use library_keys::{Key, Shelf};

#[test]
fn things_are_found_again() {
    let mut titles = Shelf::default();
    let first = titles.put("Emma");
    let second = titles.put("Ulysses");
    assert_eq!(
        (*titles.get(first), *titles.get(second)),
        ("Emma", "Ulysses")
    );
    assert_eq!(format!("{second:?}"), "#1");
}

#[test]
fn a_key_is_copied_whatever_it_is_a_key_to() {
    let mut letters: Shelf<String> = Shelf::default();
    let key = letters.put("a".to_string());
    let copies = [key, key];
    assert_eq!(letters.get(copies[0]), letters.get(copies[1]));
}

/// A key owns no thing: threads may share it even where they may not share the thing.
#[test]
fn a_key_goes_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let mut cells = Shelf::default();
    let key: Key<Cell<u8>> = cells.put(Cell::new(1));
    shared(&key);
    assert_eq!(cells.get(key).get(), 1);
}
