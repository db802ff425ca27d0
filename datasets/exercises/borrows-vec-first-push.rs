fn extend_with_first(lines: &mut Vec<String>, times: usize) -> usize {
    let first = &lines[0];
    for number in 0..times {
        lines.push(format!("{first} {number}"));
    }
    lines.iter().filter(|line| line.starts_with(first.as_str())).count()
}

#[test]
fn extends() {
    let mut lines = vec!["a".to_string(), "b".to_string()];
    assert_eq!(extend_with_first(&mut lines, 2), 3);
    assert_eq!(lines, ["a", "b", "a 0", "a 1"]);
}
