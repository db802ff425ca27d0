fn read_number(text: &str) -> i32 {
    let number = text.trim().parse::<i32>()?;
    number
}

fn add_all(lines: &[&str]) -> i32 {
    let mut total = 0;
    for line in lines {
        total += read_number(line)?;
    }
    total
}

#[test]
fn adds() {
    assert_eq!(add_all(&["1", " 2"]).unwrap(), 3);
    assert!(add_all(&["1", "b"]).is_err());
}
