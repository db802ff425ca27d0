struct Config<'a> {
    name: &'a str,
    paths: Vec<&'a str>,
}

fn source() -> String {
    "name=demo\npath=/a\npath=/b".to_string()
}

fn load() -> Config<'static> {
    let text = source();
    let mut config = Config { name: "", paths: Vec::new() };
    for line in text.lines() {
        match line.split_once('=') {
            Some(("name", value)) => config.name = value,
            Some(("path", value)) => config.paths.push(value),
            _ => {}
        }
    }
    config
}

#[test]
fn loads() {
    let config = load();
    assert_eq!(config.name, "demo");
    assert_eq!(config.paths, ["/a", "/b"]);
}
