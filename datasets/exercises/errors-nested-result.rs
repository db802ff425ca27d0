fn parse_line(line: &str) -> Result<Vec<u32>, String> {
    line.split(',').map(|part| part.trim().parse::<u32>()).collect()
}

fn widest(text: &str) -> Result<usize, String> {
    let mut widest = 0;
    for line in text.lines() {
        widest = widest.max(parse_line(line)?.len());
    }
    Ok(widest)
}

#[test]
fn reads_lines() {
    assert_eq!(parse_line("1, 2,3"), Ok(vec![1, 2, 3]));
    assert_eq!(widest("1\n1,2\n3"), Ok(2));
    assert_eq!(parse_line("1,x"), Err("invalid digit found in string".to_string()));
}
