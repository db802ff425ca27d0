#[derive(Debug, Clone, PartialEq)]
enum Event {
    Key(char),
    Click { x: u32, y: u32 },
    Scroll { lines: i32 },
}

fn describe(event: &Event) -> String {
    match event {
        Event::Key(c) => format!("key {c}"),
        Event::Click(x, y) => format!("click at {x}, {y}"),
        Event::Scroll(lines) if *lines < 0 => "scroll up".to_string(),
        Event::Scroll(_) => "scroll down".to_string(),
    }
}

#[test]
fn describes() {
    assert_eq!(describe(&Event::Click { x: 3, y: 4 }), "click at 3, 4");
    assert_eq!(describe(&Event::Scroll { lines: -2 }), "scroll up");
    assert_eq!(describe(&Event::Scroll { lines: 2 }), "scroll down");
    assert_eq!(describe(&Event::Key('q')), "key q");
}
