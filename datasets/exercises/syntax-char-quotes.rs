fn title_case(text: &str) -> String {
    let mut out = String::new();
    let mut is_start = true;
    for c in text.chars() {
        if is_start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        is_start = c == ' ' || c == '--';
    }
    out
}

#[test]
fn capitalizes() {
    assert_eq!(title_case("mary-ann of kent"), "Mary-Ann Of Kent");
}
