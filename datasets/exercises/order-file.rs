struct File {
    name: String,
    length: usize,
}

fn file(name: String) -> File {
    File {
        name: name,
        length: name.len(),
    }
}

#[test]
fn measures() {
    let file = file("abc".to_string());
    assert_eq!((file.name.as_str(), file.length), ("abc", 3));
}
