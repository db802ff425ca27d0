#[derive(Debug, Clone, PartialEq)]
struct Style {
    font: String,
    size: u8,
    bold: bool,
}

fn heading(base: Style) -> Style {
    Style { size: base.size * 2, bold: true, ..base }
}

fn styles(base: Style) -> Vec<Style> {
    let mut all = Vec::new();
    all.push(heading(base));
    all.push(Style { bold: true, ..base });
    all.push(base);
    all
}

#[test]
fn makes_styles() {
    let base = Style { font: "serif".to_string(), size: 10, bold: false };
    let all = styles(base.clone());
    assert_eq!(all.iter().map(|style| style.size).collect::<Vec<_>>(), [20, 10, 10]);
    assert_eq!(all.iter().map(|style| style.bold).collect::<Vec<_>>(), [true, true, false]);
    assert!(all.iter().all(|style| style.font == "serif"));
}
