#[derive(Debug, PartialEq)]
struct Event {
    title: String,
    day: u8,
    hour: u8,
}

fn parse(line: &str) -> Option<Event> {
    let mut words = line.split(' ');
    let name = words.next()?.to_string();
    let date = words.next()?.parse().ok()?;
    let hour = words.next()?.parse().ok()?;
    Some(Event { name, date, hour })
}

#[test]
fn parses() {
    assert_eq!(parse("picnic 12 9"), Some(Event { title: "picnic".to_string(), day: 12, hour: 9 }));
    assert_eq!(parse("picnic"), None);
}
