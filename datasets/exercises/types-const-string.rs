const GREETING: String = "Hello".to_string();

fn greet(names: &[&str]) -> String {
    let mut text = String::from(GREETING);
    for (at, name) in names.iter().enumerate() {
        text.push_str(if at == 0 { " " } else { ", " });
        text.push_str(name);
    }
    text
}

#[test]
fn greets() {
    assert_eq!(greet(&["Ann", "Bo"]), "Hello Ann, Bo");
    assert_eq!(greet(&[]), "Hello");
}
