//! From rows to text.

/// Quote what needs it, and end each row with a line break.
pub fn write(rows: &[Vec<String>], separator: char) -> String {
    let mut text = String::new();
    for row in rows {
        for (number, field) in row.iter().enumerate() {
            if number > 0 {
                text.push(separator);
            }
            if field.contains(|sign| sign == separator || sign == '"' || sign == '\n') {
                text.push('"');
                text.push_str(&field.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(field);
            }
        }
        text.push('\n');
    }
    text
}
