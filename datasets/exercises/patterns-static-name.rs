static RED: (u8, u8, u8) = (255, 0, 0);
static BLACK: (u8, u8, u8) = (0, 0, 0);

fn name(colour: (u8, u8, u8)) -> String {
    if colour == RED {
        return "red".to_string();
    }
    match colour {
        BLACK => "black".to_string(),
        (r, g, b) if r == g && g == b => format!("grey {r}"),
        (r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
    }
}

#[test]
fn names() {
    assert_eq!(name((0, 0, 0)), "black");
    assert_eq!(name((7, 7, 7)), "grey 7");
    assert_eq!(name((255, 0, 0)), "red");
    assert_eq!(name((255, 0, 16)), "#ff0010");
}
