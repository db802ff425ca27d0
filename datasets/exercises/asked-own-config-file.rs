use std::collections::HashMap;

/// Stands for the disk.
fn read(name: &str) -> String {
    match name {
        "server" => "# main server\nhost = example.org\nport = 8080\n".to_string(),
        "empty" => String::new(),
        other => format!("name = {other}\n"),
    }
}

struct Config<'a> {
    entries: HashMap<&'a str, &'a str>,
}

impl<'a> Config<'a> {
    fn parse(text: &'a str) -> Config<'a> {
        let mut entries = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, value)) = line.split_once('=') {
                entries.insert(key.trim(), value.trim());
            }
        }
        Config { entries }
    }

    fn load(name: &str) -> Config<'a> {
        let text = read(name);
        Config::parse(&text)
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.entries.get(key).copied()
    }
}

fn port(name: &str) -> u16 {
    let config = Config::load(name);
    config.get("port").and_then(|port| port.parse().ok()).unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads() {
        assert_eq!(port("server"), 8080);
        assert_eq!(port("empty"), 80);
        assert_eq!(Config::load("server").get("host"), Some("example.org"));
    }

    #[test]
    fn outlives_the_name() {
        let config = {
            let name = String::from("other");
            Config::load(&name)
        };
        assert_eq!(config.get("name"), Some("other"));
        assert_eq!(config.get("# main server"), None);
    }
}
