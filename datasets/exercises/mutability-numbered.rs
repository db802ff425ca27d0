fn longest(words: &[&str]) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (index, word) in words.iter().enumerate() {
        index += 1;
        if word.len() > 2 {
            out.push((index, word.to_string()));
        }
    }
    out
}

#[test]
fn numbers() {
    assert_eq!(longest(&["ab", "abc"]), vec![(2, "abc".to_string())]);
}
