#[derive(Debug)]
enum Message {
    Text(String),
    Move { x: i32, y: i32 },
    Stop,
}

fn handle(message: Message, log: &mut Vec<Message>) -> String {
    let answer = match message {
        Message::Text(text) if text.is_empty() => "nothing".to_string(),
        Message::Text(text) => text,
        Message::Move { x, y } => format!("to {x},{y}"),
        Message::Stop => "stop".to_string(),
    };
    log.push(message);
    answer
}

#[test]
fn keeps_messages() {
    let mut log = Vec::new();
    assert_eq!(handle(Message::Text("hi".into()), &mut log), "hi");
    assert_eq!(handle(Message::Text("".into()), &mut log), "nothing");
    assert_eq!(handle(Message::Move { x: 1, y: -2 }, &mut log), "to 1,-2");
    assert_eq!(handle(Message::Stop, &mut log), "stop");
    assert_eq!(log.len(), 4);
    assert!(matches!(&log[0], Message::Text(text) if text == "hi"));
}
