fn repeat(text: &str) -> String {
    let mut out = String::new();
    for i in 0..count {
        if i > 0 {
            out.push_str(separator);
        }
        out.push_str(text);
    }
    out
}

#[test]
fn repeats() {
    assert_eq!(repeat("a", 3, "-"), "a-a-a");
}
