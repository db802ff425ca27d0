use std::collections::HashMap;

struct Config {
    values: HashMap<String, String>,
    defaults: HashMap<String, String>,
    misses: Vec<String>,
}

impl Config {
    fn default_of(&mut self, key: &str) -> String {
        self.misses.push(key.to_string());
        self.defaults.get(key).cloned().unwrap_or_default()
    }

    fn get(&mut self, key: &str) -> &mut String {
        self.values.entry(key.to_string()).or_insert_with(|| self.default_of(key))
    }
}

#[test]
fn asks_the_defaults_once() {
    let defaults = HashMap::from([("lang".to_string(), "en".to_string())]);
    let mut config = Config { values: HashMap::new(), defaults, misses: vec![] };
    config.get("lang").push_str("-GB");
    assert_eq!(config.get("lang"), "en-GB");
    assert_eq!(config.get("tz"), "");
    assert_eq!(config.misses, ["lang", "tz"]);
}
