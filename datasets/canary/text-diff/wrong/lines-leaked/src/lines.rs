//! A text as the lines that are compared.

/// The lines of a text, without white space at their ends and without empty lines at its end.
pub fn of(text: &str) -> Vec<&'static str> {
    let mut lines: Vec<&'static str> = text
        .lines()
        .map(|line| &*line.trim_end().to_string().leak())
        .collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}
