struct Colour {
    parts: [u8; 4],
}

fn css(colour: &Colour) -> String {
    let [r, g, b] = colour.parts;
    format!("rgb({r}, {g}, {b})")
}

#[test]
fn prints() {
    assert_eq!(css(&Colour { parts: [1, 2, 3, 255] }), "rgb(1, 2, 3)");
}
