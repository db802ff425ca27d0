fn collect_names(raw: &[&str]) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut add = |name: &str| {
        if !name.is_empty() {
            names.push(name.trim().to_string());
        }
    };
    let mut longest = 0;
    for r in raw {
        add(r);
        longest = longest.max(names.last().map_or(0, |n: &String| n.len()));
    }
    (names, longest)
}

#[test]
fn collects() {
    assert_eq!(collect_names(&["ab ", "", "cde"]), (vec!["ab".to_string(), "cde".to_string()], 3));
}
