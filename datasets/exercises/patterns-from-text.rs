#[derive(Debug, PartialEq)]
enum Unit {
    Meter,
    Foot,
}

fn parse(text: &str) -> Option<Unit> {
    match text {
        "m" => Some(Unit::Meter),
        "ft" => Some(Unit::Foot),
    }
}

#[test]
fn parses() {
    assert_eq!(parse("m"), Some(Unit::Meter));
    assert_eq!(parse("yd"), None);
}
