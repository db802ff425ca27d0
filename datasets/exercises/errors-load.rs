use std::collections::HashMap;

fn load(text: &str, into: &mut HashMap<String, i32>) {
    for line in text.lines() {
        let (key, value) = line.split_once('=').ok_or("no sign")?;
        into.insert(key.to_string(), value.parse::<i32>()?);
    }
}

#[test]
fn loads() {
    let mut map = HashMap::new();
    assert!(load("a=1\nb=2", &mut map).is_ok());
    assert_eq!(map["b"], 2);
    assert!(load("a=x", &mut map).is_err());
    assert!(load("x", &mut map).is_err());
}
