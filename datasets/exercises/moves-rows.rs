fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    for line in text.lines() {
        for word in line.split(' ') {
            row.push(word.to_string());
        }
        rows.push(row);
    }
    rows
}

#[test]
fn splits() {
    assert_eq!(rows("a b\nc"), [vec!["a", "b"], vec!["c"]]);
}
