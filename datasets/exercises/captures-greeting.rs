fn greet_all(names: &[&str]) -> Vec<String> {
    let mut greeting = String::from("hi");
    let greet = |name: &str| format!("{greeting} {name}");
    let mut out = Vec::new();
    for name in names {
        out.push(greet(name));
        greeting = String::from("hello again");
    }
    out
}

#[test]
fn greets() {
    assert_eq!(greet_all(&["a", "b"]), vec!["hi a", "hello again b"]);
}
