fn operation(symbol: char) -> Option<Box<dyn Fn(i64, i64) -> i64>> {
    match symbol {
        '+' => Some(Box::new(|a, b| a + b)),
        '-' => Some(Box::new(|a, b| a - b)),
        '*' => Some(|a, b| a * b),
        _ => None,
    }
}

fn calculate(text: &str) -> Option<i64> {
    let at = text.find(['+', '-', '*'])?;
    let apply = operation(text[at..].chars().next()?)?;
    Some(apply(text[..at].parse().ok()?, text[at + 1..].parse().ok()?))
}

#[test]
fn calculates() {
    assert_eq!(calculate("6*7"), Some(42));
    assert_eq!(calculate("6-7"), Some(-1));
    assert_eq!(calculate("6/7"), None);
}
