#[derive(Debug, Clone, PartialEq)]
enum Result {
    Win(u32),
    Loss,
}

fn parse(text: &str) -> Result<Result, String> {
    match text.split_once(' ') {
        Some(("win", by)) => by.parse().map(Result::Win).map_err(|_| format!("by {by}?")),
        None if text == "loss" => Ok(Result::Loss),
        _ => Err(format!("what is {text}?")),
    }
}

#[test]
fn parses() {
    assert_eq!(parse("win 3"), Ok(Result::Win(3)));
    assert_eq!(parse("loss"), Ok(Result::Loss));
    assert_eq!(parse("win x"), Err("by x?".to_string()));
    assert_eq!(parse("draw"), Err("what is draw?".to_string()));
}
