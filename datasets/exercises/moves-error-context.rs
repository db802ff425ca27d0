#[derive(Debug, PartialEq)]
struct Failure {
    path: String,
    reason: String,
}

fn parse(line: &str) -> Result<i32, String> {
    line.trim().parse().map_err(|_| format!("{line:?} is no number"))
}

fn read(path: String, text: &str) -> Result<(String, Vec<i32>), Failure> {
    let mut numbers = Vec::new();
    for line in text.lines() {
        let number = parse(line).map_err(|reason| Failure { path, reason })?;
        numbers.push(number);
    }
    Ok((path, numbers))
}

#[test]
fn says_where() {
    assert_eq!(read("a".to_string(), "1\n 2"), Ok(("a".to_string(), vec![1, 2])));
    let failure = Failure { path: "b".to_string(), reason: "\"x\" is no number".to_string() };
    assert_eq!(read("b".to_string(), "1\nx"), Err(failure));
}
