fn numbered(lines: &[String]) -> Vec<String> {
    let mut result: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut line = *line;
        if line.ends_with(':') {
            line.pop();
        }
        line.insert_str(0, &format!("{} ", at + 1));
        result.push(line);
    }
    result
}

#[test]
fn numbers_lines() {
    let lines = ["a:", "b"].map(String::from);
    assert_eq!(numbered(&lines), ["1 a", "2 b"]);
    assert_eq!(lines[0], "a:");
}
