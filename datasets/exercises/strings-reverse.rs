fn mirror(text: &str) -> String {
    let backwards = text.reverse();
    format!("{text}|{backwards}")
}

fn mirror_all(lines: &str) -> Vec<String> {
    lines.lines().map(mirror).collect()
}

#[test]
fn mirrors() {
    assert_eq!(mirror_all("abc\né-"), ["abc|cba", "é-|-é"]);
    assert_eq!(mirror(""), "|");
}
