struct Outline {
    depths: Vec<u32>,
}

/// Numbers of headings, as 1, 1.1, 1.2, 2.
fn numbers(outline: &Outline) -> Vec<String> {
    let mut counts: Vec<u32> = Vec::new();
    let mut all = Vec::new();
    let mut depths = outline.depths.iter();
    while let depth = depths.next() {
        counts.resize(*depth as usize, 0);
        if let Some(last) = counts.last_mut() {
            *last += 1;
        }
        all.push(counts.iter().map(u32::to_string).collect::<Vec<_>>().join("."));
    }
    all
}

#[test]
fn numbers_headings() {
    assert_eq!(numbers(&Outline { depths: vec![1, 2, 2, 1, 2] }), ["1", "1.1", "1.2", "2", "2.1"]);
    assert!(numbers(&Outline { depths: vec![] }).is_empty());
}
