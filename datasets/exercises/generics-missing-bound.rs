/// Items by how often they came, the most frequent first.
fn ranking<T>(items: &[T]) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(known, _)| known == item) {
            Some((_, count)) => *count += 1,
            None => counts.push((item.clone(), 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1));
    counts
}

#[test]
fn ranks() {
    assert_eq!(ranking(&["a", "b", "b"]), [("b", 2), ("a", 1)]);
    assert_eq!(ranking(&[1.5, 1.5]), [(1.5, 2)]);
    assert!(ranking::<char>(&[]).is_empty());
}
