#[derive(Debug, PartialEq)]
enum Command {
    Go(String),
    Look,
    Quit,
}

fn parse(line: String) -> Option<Command> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words {
        ["go", to] => Some(Command::Go(to.to_string())),
        ["look"] => Some(Command::Look),
        ["quit"] | ["exit"] => Some(Command::Quit),
        _ => None,
    }
}

#[test]
fn parses() {
    assert_eq!(parse("go north".to_string()), Some(Command::Go("north".to_string())));
    assert_eq!(parse(" look ".to_string()), Some(Command::Look));
    assert_eq!(parse("exit".to_string()), Some(Command::Quit));
    assert_eq!(parse("go".to_string()), None);
}
