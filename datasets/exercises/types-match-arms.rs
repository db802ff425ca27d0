#[derive(Debug, Clone, PartialEq)]
enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
}

fn show(value: &Json) -> String {
    match value {
        Json::Null => "null".to_string(),
        Json::Bool(yes) => yes.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => text,
        Json::List(items) => {
            let shown: Vec<String> = items.iter().map(show).collect();
            format!("[{}]", shown.join(","))
        }
    }
}

#[test]
fn shows() {
    let list = Json::List(vec![Json::Null, Json::Bool(true), Json::Number(1.5), Json::Text("a".to_string())]);
    assert_eq!(show(&list), "[null,true,1.5,a]");
}
