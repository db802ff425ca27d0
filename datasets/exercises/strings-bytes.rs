/// Lengths of the runs of a line, each with its letter.
fn encode(line: &str) -> String {
    let bytes = line.as_bytes();
    let mut out = String::new();
    let mut start = 0;
    for at in 1..=bytes.len() {
        if at == bytes.len() || bytes[at] != bytes[start] {
            out.push_str(&(at - start).to_string());
            out.push(bytes[start]);
            start = at;
        }
    }
    out
}

#[test]
fn encodes() {
    assert_eq!(encode("aaab"), "3a1b");
    assert_eq!(encode("x"), "1x");
    assert_eq!(encode(""), "");
}
