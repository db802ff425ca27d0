fn head_and_rest(line: &String) -> (&str, &str) {
    let cleaned = line.replace('\t', " ");
    match cleaned.split_once(' ') {
        Some((head, rest)) => (head, rest),
        None => (&cleaned, ""),
    }
}

fn command(line: &str) -> String {
    let line = line.to_string();
    let (head, rest) = head_and_rest(&line);
    format!("{head}[{rest}]")
}

#[test]
fn splits() {
    assert_eq!(command("go\tfast now"), "go[fast now]");
    assert_eq!(command("stop"), "stop[]");
}
