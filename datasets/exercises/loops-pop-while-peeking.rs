fn balanced(text: &str) -> Result<(), String> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => open.push((at, letter)),
            ')' | ']' => {
                let wanted = if letter == ')' { '(' } else { '[' };
                let last = open.last().ok_or(format!("nothing to close at {at}"))?;
                open.pop();
                if last.1 != wanted {
                    return Err(format!("{} at {} is not closed by {letter}", last.1, last.0));
                }
            }
            _ => {}
        }
    }
    match open.last() {
        Some((at, letter)) => Err(format!("{letter} at {at} stays open")),
        None => Ok(()),
    }
}

#[test]
fn balances() {
    assert_eq!(balanced("a(b[c]d)"), Ok(()));
    assert_eq!(balanced("(]"), Err("( at 0 is not closed by ]".to_string()));
    assert_eq!(balanced("x)"), Err("nothing to close at 1".to_string()));
    assert_eq!(balanced("()("), Err("( at 2 stays open".to_string()));
}
