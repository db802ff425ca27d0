fn fields(line: &str) -> Vec<&str> {
    let copy = line.to_string();
    let parts: Vec<&str> = copy.split(';').map(|part| part.trim()).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn longest(lines: &[String]) -> Option<&str> {
    lines.iter().flat_map(|line| fields(line)).max_by_key(|field| field.len())
}

#[test]
fn finds_fields() {
    let lines = ["a; bcd ;;".to_string(), " ef".to_string()];
    assert_eq!(fields(&lines[0]), ["a", "bcd"]);
    assert_eq!(longest(&lines), Some("bcd"));
    assert_eq!(longest(&[]), None);
}
