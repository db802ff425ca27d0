fn parse_header(line: &str) -> Option<(String, u32)> {
    let (name, rest) = line.split_once(':')?;
    if let Some(length) = rest.trim().strip_suffix("kB") {
        let bytes = length.trim().parse::<u32>().ok()? * 1024;
    } else {
        let bytes = rest.trim().parse::<u32>().ok()?;
    }
    Some((name.to_lowercase(), bytes))
}

fn total(headers: &str) -> u32 {
    headers.lines().filter_map(parse_header).map(|(_, bytes)| bytes).sum()
}

#[test]
fn adds_sizes() {
    assert_eq!(parse_header("Heap: 2 kB"), Some(("heap".to_string(), 2048)));
    assert_eq!(total("Heap: 2 kB\nStack: 100\nbroken\nCode: x"), 2148);
}
