use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
struct Config {
    host: String,
    port: u16,
    tags: BTreeMap<String, String>,
}

impl Config {
    fn new(host: &str) -> Config {
        Config { host: host.to_string(), port: 80, tags: BTreeMap::new() }
    }

    fn tag(mut self, name: &str, value: &str) -> Config {
        self.tags.insert(name.to_string(), value.to_string());
        self
    }
}

/// One for each port, and the one they are made from at the end.
fn fan_out(base: Config, ports: &[u16]) -> Vec<Config> {
    let mut all = Vec::new();
    for &port in ports {
        let one = Config { port, ..base };
        all.push(one.tag("port", &port.to_string()));
    }
    all.push(base);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own() {
        let all = fan_out(Config::new("h").tag("env", "test"), &[81, 82]);
        assert_eq!(all.iter().map(|config| config.port).collect::<Vec<_>>(), [81, 82, 80]);
        assert_eq!(all[1].tags["port"], "82");
        assert_eq!(all[1].tags["env"], "test");
        assert_eq!(all[2], Config::new("h").tag("env", "test"));
    }

    #[test]
    fn none() {
        assert_eq!(fan_out(Config::new("x"), &[]), [Config::new("x")]);
    }
}
