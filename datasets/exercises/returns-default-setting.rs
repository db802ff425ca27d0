use std::collections::HashMap;

struct Settings {
    values: HashMap<String, String>,
}

impl Settings {
    fn get<'a>(&'a self, key: &str, default: &'a str) -> &'a str {
        match self.values.get(key) {
            Some(value) => value,
            None => default,
        }
    }

    fn path(&self, name: &str) -> &str {
        let key = format!("path.{name}");
        let fallback = format!("/usr/{name}");
        self.get(&key, &fallback)
    }
}

#[test]
fn falls_back() {
    let values = HashMap::from([("path.bin".to_string(), "/opt/bin".to_string())]);
    let settings = Settings { values };
    assert_eq!(settings.path("bin"), "/opt/bin");
    assert_eq!(settings.path("lib"), "/usr/lib");
}
