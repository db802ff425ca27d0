fn celsius(text: &str) -> Option<i32> {
    let fahrenheit = text.trim().parse::<f64>().round();
    Some(((fahrenheit - 32.0) / 1.8).round() as i32)
}

fn convert(lines: &str) -> Vec<Option<i32>> {
    lines.lines().map(celsius).collect()
}

#[test]
fn converts() {
    assert_eq!(convert("50\n x\n211.6"), [Some(10), None, Some(100)]);
}
