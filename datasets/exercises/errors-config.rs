use std::fmt;

#[derive(Debug, PartialEq)]
enum ConfigError {
    Missing(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Missing(key) => write!(f, "no {key}"),
        }
    }
}

fn lookup<'a>(pairs: &'a [(String, String)], key: &str) -> Result<&'a str, ConfigError> {
    pairs.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str()).ok_or_else(|| ConfigError::Missing(key.to_string()))
}

fn address(pairs: &[(String, String)]) -> String {
    let host = lookup(pairs, "host")?;
    let port = lookup(pairs, "port")?;
    format!("{host}:{port}")
}

#[test]
fn addresses() {
    let mut pairs = vec![("host".to_string(), "h".to_string())];
    assert_eq!(address(&pairs), Err(ConfigError::Missing("port".to_string())));
    pairs.push(("port".to_string(), "1".to_string()));
    assert_eq!(address(&pairs), Ok("h:1".to_string()));
}
