fn parse_pair(text: &str) -> (i32, i32) {
    let mut parts = text.split(',');
    let a = parts.next().unwrap_or("").trim().parse::<i32>()?;
    let b = parts.next().unwrap_or("").trim().parse::<i32>()?;
    (a, b)
}

fn sum_pair(text: &str) -> Result<i32, std::num::ParseIntError> {
    let (a, b) = parse_pair(text)?;
    Ok(a + b)
}

#[test]
fn parses() {
    assert_eq!(sum_pair("1, 2"), Ok(3));
    assert!(sum_pair("1").is_err());
}
