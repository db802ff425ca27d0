//! Prints a nested outline.

pub enum Line {
    Open(String),
    Item(String),
    Close,
}

/// The outline as text: what is opened indents what follows by two spaces, until it is closed.
pub fn outline(lines: &[Line]) -> String {
    let mut depth = 0;
    let mut text = String::new();
    let padded = |title: &str| format!("{}{title}\n", "  ".repeat(depth));
    for line in lines {
        match line {
            Line::Open(title) => {
                text.push_str(&padded(title));
                depth += 1;
            }
            Line::Item(title) => text.push_str(&padded(title)),
            Line::Close => depth -= 1,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(title: &str) -> Line {
        Line::Open(title.to_string())
    }

    fn item(title: &str) -> Line {
        Line::Item(title.to_string())
    }

    #[test]
    fn what_is_open_indents() {
        let lines = [open("fruit"), open("stone"), item("plum"), Line::Close];
        assert_eq!(outline(&lines), "fruit\n  stone\n    plum\n");
    }

    #[test]
    fn what_is_closed_no_longer_indents() {
        let lines = [open("a"), item("b"), Line::Close, item("c")];
        assert_eq!(outline(&lines), "a\n  b\nc\n");
        assert_eq!(outline(&[]), "");
    }
}
