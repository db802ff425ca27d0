fn consume(names: Vec<String>) -> usize {
    names.into_iter().map(|name| name.len()).sum()
}

fn report(names: Vec<String>) -> String {
    let letters = consume(names);
    format!("{} names, {} letters", names.len(), letters)
}

#[test]
fn reports() {
    assert_eq!(report(vec!["ab".to_string(), "c".to_string()]), "2 names, 3 letters");
}
