//! Small questions about texts.

/// Puts single spaces between words and none at the ends.
pub fn tidy(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest line once each is tidied; the first of several, and empty where there is none.
pub fn longest_tidy_line(text: &str) -> String {
    let mut longest = String::new();
    for line in text.lines() {
        let tidied = tidy(line);
        if tidied.len() > longest.len() {
            longest = tidied;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_do_not_make_a_line_long() {
        let text = "a        b\nthree words here\n   c   ";
        assert_eq!(longest_tidy_line(text), "three words here");
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(longest_tidy_line("ab  c\nd  ef"), "ab c");
        assert_eq!(longest_tidy_line(""), "");
    }

    #[test]
    fn tidying() {
        assert_eq!(tidy("  to   be\tor "), "to be or");
    }
}
