/// The widest line once tabs are four spaces and the ends are trimmed; the first, where some are equal.
fn widest(text: &str) -> &str {
    let lines: Vec<String> = text.lines().map(|line| line.trim_end().replace('\t', "    ")).collect();
    let mut widest = &lines[0];
    for line in &lines {
        if line.len() > widest.len() {
            widest = line;
        }
    }
    widest
}

fn underline(text: &str) -> String {
    let title = widest(text);
    format!("{}\n{}", title, "=".repeat(title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_count_four() {
        assert_eq!(widest("abc\n\tx\nabcd "), "    x");
        assert_eq!(widest("one\ntwo"), "one");
    }

    #[test]
    fn underlined() {
        assert_eq!(underline("a\nbcd"), "bcd\n===");
    }
}
