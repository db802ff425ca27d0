#[derive(Debug, PartialEq)]
enum Fault {
    Empty,
    Odd(usize),
}

/// Bytes from their hexadecimal digits.
fn decode(text: &str) -> Result<Vec<u8>, Fault> {
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() % 2 == 1 {
        return Err(Fault::Odd(text.len()));
    }
    let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

#[test]
fn decodes() {
    assert_eq!(decode("0aff"), Ok(vec![10, 255]));
    assert_eq!(decode("abc"), Err(Fault::Odd(3)));
    assert_eq!(decode(""), Err(Fault::Empty));
}
