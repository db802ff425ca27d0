fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !inside {
                count += 1;
                inside = true;
            }
        } else {
            inside = false;
    }
    count
}

fn average(lines: &[&str]) -> usize {
    lines.iter().map(|line| count_words(line)).sum::<usize>() / lines.len().max(1)
}

#[test]
fn counts() {
    assert_eq!(count_words("one, two  three!"), 3);
    assert_eq!(average(&["a b c", "d"]), 2);
    assert_eq!(average(&[]), 0);
}
