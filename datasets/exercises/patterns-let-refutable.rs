#[derive(Debug, PartialEq)]
struct Setting {
    key: String,
    value: String,
}

fn parse(line: &str) -> Option<Setting> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let Some((key, value)) = line.split_once('=');
    Some(Setting { key: key.trim().to_string(), value: value.trim().to_string() })
}

fn keys(text: &str) -> Vec<String> {
    text.lines().filter_map(parse).map(|setting| setting.key).collect()
}

#[test]
fn reads_settings() {
    assert_eq!(keys("a = 1\n# note\n\nbroken\nb=2"), ["a", "b"]);
    assert_eq!(parse(" c = x y ").unwrap().value, "x y");
}
