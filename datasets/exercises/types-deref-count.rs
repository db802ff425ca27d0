use std::collections::HashMap;

fn mode(values: &[i32]) -> Option<i32> {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for value in values {
        let count = counts.entry(*value).or_insert(0);
        count += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().filter(|(_, count)| *count == most).map(|(value, _)| value).min()
}

#[test]
fn finds_the_mode() {
    assert_eq!(mode(&[3, 1, 3, 1, 2]), Some(1));
    assert_eq!(mode(&[7]), Some(7));
    assert_eq!(mode(&[]), None);
}
