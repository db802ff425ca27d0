fn is_comment(line: &str) -> bool {
    line.trim_start().chars().next() == Some("#")
}

fn code_lines(text: &str) -> usize {
    text.lines().filter(|line| !is_comment(line) && !line.trim().is_empty()).count()
}

#[test]
fn counts_code() {
    assert_eq!(code_lines("# head\nlet a\n\n  # more\nlet b"), 2);
    assert!(!is_comment("a # b"));
}
