use std::collections::BTreeMap;

#[derive(Debug)]
struct Book {
    title: String,
    author: String,
}

fn by_author(books: Vec<Book>) -> BTreeMap<String, Vec<Book>> {
    let mut groups: BTreeMap<String, Vec<Book>> = BTreeMap::new();
    for book in books {
        groups.entry(book.author).or_default().push(book);
    }
    groups
}

#[test]
fn groups() {
    let book = |title: &str, author: &str| Book { title: title.to_string(), author: author.to_string() };
    let groups = by_author(vec![book("x", "b"), book("y", "a"), book("z", "b")]);
    assert_eq!(groups.len(), 2);
    let titles: Vec<_> = groups["b"].iter().map(|book| book.title.as_str()).collect();
    assert_eq!(titles, ["x", "z"]);
    assert_eq!(groups["a"][0].author, "a");
}
