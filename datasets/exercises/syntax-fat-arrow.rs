fn category(age: u8) -> &'static str {
    match age {
        0..=12 -> "child",
        13..=19 -> "teenager",
        _ -> "adult",
    }
}

fn count(ages: &[u8], of: &str) -> usize {
    ages.iter().filter(|&&age| category(age) == of).count()
}

#[test]
fn counts() {
    assert_eq!(count(&[1, 12, 13, 19, 20], "teenager"), 2);
    assert_eq!(category(12), "child");
    assert_eq!(category(99), "adult");
}
