enum Event {
    Resize(u32, u32),
    Key(char, bool),
    Quit,
}

fn describe(event: &Event) -> String {
    match event {
        Event::Resize(width) => format!("{width}x{height}"),
        Event::Key(c) => format!("key {c}"),
        Event::Quit => "quit".to_string(),
    }
}

#[test]
fn describes() {
    assert_eq!(describe(&Event::Resize(2, 3)), "2x3");
    assert_eq!(describe(&Event::Key('q', true)), "key q");
    assert_eq!(describe(&Event::Quit), "quit");
}
