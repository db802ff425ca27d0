fn log_all(events: &[&str]) -> Vec<String> {
    let mut log: Vec<String> = Vec::new();
    let first = &mut log;
    let mut add = |event: &str| log.push(event.to_uppercase());
    first.push("start".to_string());
    for event in events {
        add(event);
    }
    log
}

#[test]
fn logs() {
    assert_eq!(log_all(&["a"]), vec!["start".to_string(), "A".to_string()]);
}
