struct Part {
    lines: Vec<String>,
}

fn merge(into: &mut Part, part: &Part) {
    for line in part.lines.iter() {
        into.lines.push(line.clone());
    }
}

fn wrap(part: &Part) -> Box<Part> {
    Box::new(*part)
}

fn whole(lines: Vec<String>) -> usize {
    let mut all = Part { lines: vec![] };
    let part = Part { lines };
    merge(&mut all, &part);
    wrap(&part).lines.len() + all.lines.len()
}

#[test]
fn merges() {
    assert_eq!(whole(vec!["a".to_string()]), 2);
}
