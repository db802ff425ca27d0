use std::collections::HashMap;

fn most_common(text: &str) -> Option<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut best: Option<(String, usize)> = None;
    for word in text.split_whitespace() {
        let count = counts.entry(word).or_insert(0);
        *count += 1;
        let seen = counts.len();
        if seen > 0 && best.as_ref().map_or(true, |(_, most)| *count > *most) {
            best = Some((word.to_string(), *count));
        }
    }
    best
}

#[test]
fn finds_the_most_common() {
    assert_eq!(most_common("a b b a b"), Some(("b".to_string(), 3)));
    assert_eq!(most_common("x y"), Some(("x".to_string(), 1)));
    assert_eq!(most_common(""), None);
}
