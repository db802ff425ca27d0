#[derive(Debug, PartialEq)]
struct Color {
    r: u8,
    g: u8,
    b: u8,
}

fn gray(level: u8) -> Color {
    Color { r: level, g: level, g: level }
}

#[test]
fn grays() {
    assert_eq!(gray(7), Color { r: 7, g: 7, b: 7 });
}
