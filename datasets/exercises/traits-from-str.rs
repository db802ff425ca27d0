use std::str::FromStr;

#[derive(Debug, PartialEq)]
struct Rgb(u8, u8, u8);

impl FromStr for Rgb {
    type Error = String;

    fn from_str(text: &str) -> Result<Self, Self::Error> {
        let hex = text.strip_prefix('#').ok_or("no # in front")?;
        if hex.len() != 6 || !hex.is_ascii() {
            return Err(format!("{} digits", hex.len()));
        }
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).map_err(|fault| fault.to_string());
        Ok(Rgb(part(0)?, part(2)?, part(4)?))
    }
}

#[test]
fn reads_colours() {
    assert_eq!("#ff8000".parse(), Ok(Rgb(255, 128, 0)));
    assert_eq!("#ff".parse::<Rgb>(), Err("2 digits".to_string()));
    assert_eq!(Rgb::from_str("red"), Err("no # in front".to_string()));
}
