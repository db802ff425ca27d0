enum Message {
    Move { x: i32, y: i32, speed: u32 },
    Write(String),
    Color { r: u8, g: u8, b: u8 },
}

fn show(message: &Message) -> String {
    match message {
        Message::Move { x, y } => format!("to {x} {y} at {speed}"),
        Message::Write(text) => text.clone(),
        Message::Color { r } => format!("red {r}"),
    }
}

#[test]
fn shows() {
    assert_eq!(show(&Message::Move { x: 1, y: 2, speed: 3 }), "to 1 2 at 3");
    assert_eq!(show(&Message::Color { r: 9, g: 0, b: 0 }), "red 9");
    assert_eq!(show(&Message::Write("w".into())), "w");
}
