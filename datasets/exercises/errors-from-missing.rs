use std::num::ParseIntError;

#[derive(Debug, PartialEq)]
enum ConfigError {
    Missing(&'static str),
    Number(ParseIntError),
}

fn port(text: &str) -> Result<u16, ConfigError> {
    let value = text.lines().find_map(|line| line.strip_prefix("port=")).ok_or(ConfigError::Missing("port"))?;
    let number: u16 = value.trim().parse()?;
    Ok(number)
}

#[test]
fn reads_ports() {
    assert_eq!(port("host=a\nport=8080"), Ok(8080));
    assert_eq!(port("host=a"), Err(ConfigError::Missing("port")));
    assert!(matches!(port("port=80800"), Err(ConfigError::Number(_))));
}
