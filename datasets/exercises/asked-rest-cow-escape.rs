use std::borrow::Cow;

/// A text as it may stand in a page; it is copied only where something must be changed.
fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '&']) {
        return text;
    }
    let mut made = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => made.push_str("&lt;"),
            '>' => made.push_str("&gt;"),
            '&' => made.push_str("&amp;"),
            _ => made.push(c),
        }
    }
    made
}

fn cell(text: &str) -> String {
    format!("<td>{}</td>", escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(escape("a < b && c"), "a &lt; b &amp;&amp; c");
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn in_a_cell() {
        assert_eq!(cell("1 > 0"), "<td>1 &gt; 0</td>");
    }
}
