fn longest_line(text: &str) -> &str {
    let lines: Vec<String> = text.lines().map(|line| line.trim().to_string()).collect();
    let mut longest = "";
    for line in &lines {
        if line.len() > longest.len() {
            longest = line;
        }
    }
    longest
}

#[test]
fn points_into_the_text() {
    let text = "ab\n  abcd  \nabc".to_string();
    let line = longest_line(&text);
    assert_eq!(line, "abcd");
    assert_eq!(line.as_ptr() as usize - text.as_ptr() as usize, 5);
    assert_eq!(longest_line(""), "");
}
