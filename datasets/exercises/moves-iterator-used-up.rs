fn average_and_most(text: &str) -> Option<(i64, i64)> {
    let numbers = text.split(',').filter_map(|word| word.trim().parse::<i64>().ok());
    let count = numbers.count() as i64;
    if count == 0 {
        return None;
    }
    let sum: i64 = numbers.sum();
    let most = numbers.max()?;
    Some((sum / count, most))
}

#[test]
fn averages() {
    assert_eq!(average_and_most("1, 5, x, 9"), Some((5, 9)));
    assert_eq!(average_and_most("x"), None);
}
