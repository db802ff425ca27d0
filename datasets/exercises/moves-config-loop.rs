use std::collections::HashMap;

#[derive(Debug, Default)]
struct Config {
    values: HashMap<String, String>,
    warnings: Vec<String>,
}

fn parse(text: &str) -> Config {
    let mut config = Config::default();
    for line in text.lines() {
        let Some((key, value)) = line.split_once('=') else {
            config.warnings.push(format!("no value in {line:?}"));
            continue;
        };
        let key = key.trim().to_string();
        let value = value.trim().to_string();
        let old = config.values.insert(key, value);
        if let Some(old) = old {
            config.warnings.push(format!("{key} was {old}"));
        }
    }
    config
}

#[test]
fn warns_of_what_is_said_twice() {
    let config = parse("a = 1\nb\na = 2\nc = 3");
    assert_eq!(config.values["a"], "2");
    assert_eq!(config.values.len(), 2);
    assert_eq!(config.warnings, ["no value in \"b\"", "a was 1"]);
}
