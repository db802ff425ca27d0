fn speeds(laps: &[(&str, u32, u32)]) -> Vec<(String, u32)> {
    let mut all = Vec::new();
    for (name, metres) in laps {
        all.push((name.to_string(), metres / seconds));
    }
    all.sort_by(|a, b| b.1.cmp(&a.1));
    all
}

#[test]
fn ranks() {
    let all = speeds(&[("ann", 100, 20), ("bo", 90, 10)]);
    assert_eq!(all, [("bo".to_string(), 9), ("ann".to_string(), 5)]);
}
