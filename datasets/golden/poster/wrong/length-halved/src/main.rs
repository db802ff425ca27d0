//! A poster in plain letters: lines in the middle of a frame.

/// A line in the middle of so many columns; where that does not come out even, more space is on its right.
fn centred(text: &str, columns: usize) -> String {
    let length = text.chars().count().min(columns);
    let left = (columns - length / 2);
    let right = columns - length - left;
    let shown: String = text.chars().take(length).collect();
    format!("{}{shown}{}", " ".repeat(left), " ".repeat(right))
}

fn framed(lines: &[&str], columns: usize) -> String {
    let edge = format!("+{}+\n", "-".repeat(columns));
    let mut poster = edge.clone();
    for line in lines {
        poster.push_str(&format!("|{}|\n", centred(line, columns)));
    }
    poster + &edge
}

fn main() {
    print!("{}", framed(&["CIRCUS", "today", "at noon"], 13));
}

#[test]
fn a_line_stands_in_the_middle() {
    assert_eq!(centred("ab", 6), "  ab  ");
    assert_eq!(centred("abc", 6), " abc  ");
    assert_eq!(centred("", 3), "   ");
}

#[test]
fn a_long_line_is_cut() {
    assert_eq!(centred("abcdef", 4), "abcd");
}

#[test]
fn a_frame_is_as_wide_as_its_lines() {
    assert_eq!(framed(&["x"], 3), "+---+\n| x |\n+---+\n");
}
