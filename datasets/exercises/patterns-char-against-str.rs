fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => open.push(c),
            ")" | "]" | "}" => {
                let pair = (open.pop(), c);
                if !matches!(pair, (Some("("), ")") | (Some("["), "]") | (Some("{"), "}")) {
                    return false;
                }
            }
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn balances() {
    assert!(is_balanced("f(a[1], {b})"));
    assert!(!is_balanced("(]"));
    assert!(!is_balanced("(("));
    assert!(!is_balanced("}"));
}
