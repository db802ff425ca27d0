/// A path of a drive, as some systems write it.
fn join(drive: char, parts: &[&str]) -> String {
    let mut path = format!("{drive}:\");
    path.push_str(&parts.join("\"));
    path
}

fn depth(path: &str) -> usize {
    path.chars().filter(|c| *c == '\\').count()
}

#[test]
fn joins() {
    assert_eq!(join('C', &["games", "crab"]).len(), 13);
    assert_eq!(depth(&join('C', &["games", "crab"])), 2);
}
