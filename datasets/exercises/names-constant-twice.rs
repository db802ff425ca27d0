const LIMIT: usize = 3;

fn parse(line: &str) -> Vec<String> {
    line.split(',').take(LIMIT).map(|s| s.trim().to_string()).collect()
}

const LIMIT: usize = 3;

#[test]
fn parses() {
    assert_eq!(parse("a, b,c, d"), vec!["a", "b", "c"]);
}
