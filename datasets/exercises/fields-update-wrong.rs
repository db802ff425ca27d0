#[derive(Debug, Clone, PartialEq, Default)]
struct Style {
    bold: bool,
    size: u8,
    colour: String,
}

fn heading(base: &Style) -> Style {
    Style { bold: true, size: base.size * 2, ..base }
}

#[test]
fn heads() {
    let base = Style { size: 10, colour: "red".to_string(), ..Style::default() };
    let heading = heading(&base);
    assert_eq!(heading, Style { bold: true, size: 20, colour: "red".to_string() });
    assert!(!base.bold);
}
