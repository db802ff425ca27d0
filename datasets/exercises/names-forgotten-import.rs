fn busiest(visits: &[(&str, u32)]) -> Option<String> {
    let mut hours: HashMap<&str, u32> = HashMap::new();
    for (name, count) in visits {
        *hours.entry(name).or_insert(0) += count;
    }
    let mut sorted: Vec<(&str, u32)> = hours.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    sorted.first().map(|(name, _)| name.to_string())
}

#[test]
fn finds_the_busiest() {
    assert_eq!(busiest(&[("nine", 4), ("ten", 5), ("nine", 2)]), Some("nine".to_string()));
    assert_eq!(busiest(&[("b", 1), ("a", 1)]), Some("a".to_string()));
    assert_eq!(busiest(&[]), None);
}
