fn pad(text: String, width: usize) -> String {
    while text.len() < width {
        text.push(' ');
    }
    text
}

fn row(cells: &[&str], width: usize) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line += &pad(cell.to_string(), width);
        line.push('|');
    }
    line
}

#[test]
fn pads() {
    assert_eq!(row(&["a", "bcd", ""], 3), "|a  |bcd|   |");
    assert_eq!(pad("long".to_string(), 2), "long");
}
