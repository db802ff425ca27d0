fn first_match(lines: &[String], wanted: &str) -> Option<&str> {
    for line in lines {
        if line.contains(wanted) {
            return Some(line.trim());
        }
    }
    None
}

fn find_all<'a>(lines: &'a [String], wanted: &[&str]) -> Vec<&'a str> {
    wanted.iter().filter_map(|one| first_match(lines, &one.to_lowercase())).collect()
}

#[test]
fn finds_lines() {
    let lines = [" ab", "cd ", "ae"].map(String::from);
    assert_eq!(find_all(&lines, &["A", "D", "Z"]), ["ab", "cd"]);
}
