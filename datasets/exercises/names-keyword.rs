#[derive(Debug, PartialEq)]
struct Element {
    type: String,
    text: String,
}

fn parse(line: &str) -> Option<Element> {
    let (kind, text) = line.strip_prefix('<')?.split_once('>')?;
    Some(Element { type: kind.to_string(), text: text.to_string() })
}

fn is_heading(element: &Element) -> bool {
    element.type.starts_with('h')
}

#[test]
fn parses() {
    let element = parse("<h1>News").unwrap();
    assert!(is_heading(&element));
    assert_eq!(element.text, "News");
    assert!(!is_heading(&parse("<p>Old").unwrap()));
    assert_eq!(parse("Old"), None);
}
