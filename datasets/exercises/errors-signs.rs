fn parse_all(lines: &[&str]) -> Result<Vec<i32>, std::num::ParseIntError> {
    let mut out = Vec::new();
    for line in lines {
        out.push(parse_one(line)?);
    }
    Ok(out)
}

fn parse_one(line: &str) -> i32 {
    let (sign, digits) = match line.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, line),
    };
    if digits.is_empty() {
        return 0;
    }
    sign * digits.parse::<i32>()?
}

#[test]
fn parses() {
    assert_eq!(parse_all(&["1", "-2", "-"]), Ok(vec![1, -2, 0]));
    assert!(parse_all(&["x"]).is_err());
}
