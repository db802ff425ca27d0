#[derive(Debug, PartialEq, Clone)]
enum Json {
    Null,
    Number(f64),
    List(Vec<Json>),
}

fn depth(value: &Json) -> usize {
    match value {
        Null => 0,
        Number(_) => 0,
        List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
    }
}

#[test]
fn depths() {
    assert_eq!(depth(&Json::List(vec![Json::Number(1.0), Json::List(vec![Json::Null])])), 2);
    assert_eq!(depth(&Json::Null), 0);
}
