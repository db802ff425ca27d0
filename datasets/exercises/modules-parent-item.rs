const LIMIT: usize = 3;

#[derive(Debug, PartialEq)]
struct Entry(String);

mod journal {
    pub fn keep(lines: &[&str]) -> Vec<Entry> {
        lines.iter().take(LIMIT).map(|line| Entry(line.to_string())).collect()
    }
}

fn kept(lines: &[&str]) -> usize {
    journal::keep(lines).len()
}

#[test]
fn keeps() {
    assert_eq!(kept(&["a", "b", "c", "d"]), 3);
    assert_eq!(journal::keep(&["x"]), [Entry("x".to_string())]);
}
