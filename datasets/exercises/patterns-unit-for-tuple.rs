#[derive(Debug, Clone, PartialEq)]
enum Value {
    Empty,
    Number(i64),
    Text(String),
}

fn width(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Number => 8,
        Value::Text(text) => text.len(),
    }
}

fn widest(row: &[Value]) -> usize {
    row.iter().map(width).max().unwrap_or(0)
}

#[test]
fn measures() {
    assert_eq!(widest(&[Value::Empty, Value::Text("a".to_string()), Value::Number(-3)]), 8);
    assert_eq!(width(&Value::Text("long enough".to_string())), 11);
}
