fn trim_all(lines: &mut Vec<String>) -> usize {
    let mut changed = 0;
    for line in lines.iter() {
        let trimmed = line.trim().to_string();
        if trimmed != *line {
            *line = trimmed;
            changed += 1;
        }
    }
    changed
}

#[test]
fn trims_in_place() {
    let mut lines = vec![" a".to_string(), "b".to_string(), "c  ".to_string()];
    assert_eq!(trim_all(&mut lines), 2);
    assert_eq!(lines, ["a", "b", "c"]);
    assert_eq!(trim_all(&mut lines), 0);
}
