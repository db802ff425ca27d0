//! A text as the lines that are compared.

/// The lines of a text, without white space at their ends and without empty lines at its end.
pub fn of(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}
