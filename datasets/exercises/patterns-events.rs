enum Event {
    Key { code: u32, shift: bool, ctrl: bool },
    Click { x: i32, y: i32 },
}

fn describe(event: &Event) -> String {
    match event {
        Event::Key { code } => format!("key {code}"),
        Event::Click { x } => format!("click at {x}, {y}"),
    }
}

#[test]
fn describes() {
    assert_eq!(describe(&Event::Key { code: 7, shift: true, ctrl: false }), "key 7");
    assert_eq!(describe(&Event::Click { x: 1, y: 2 }), "click at 1, 2");
}
