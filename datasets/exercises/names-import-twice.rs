use std::fmt::Result;
use std::io::Result;

struct Celsius(f64);

impl std::fmt::Display for Celsius {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> Result {
        write!(f, "{:.1} °C", self.0)
    }
}

fn read_all(mut from: impl std::io::Read) -> Result<String> {
    let mut text = String::new();
    from.read_to_string(&mut text)?;
    Ok(text)
}

fn show(from: &[u8]) -> Option<String> {
    let text = read_all(from).ok()?;
    text.trim().parse().ok().map(|degrees| Celsius(degrees).to_string())
}

#[test]
fn shows() {
    assert_eq!(show(b" 21.46\n"), Some("21.5 °C".to_string()));
    assert_eq!(show(b"\xff"), None);
}
