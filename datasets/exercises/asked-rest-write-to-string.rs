use std::collections::BTreeMap;
use std::io::Write;

fn render(settings: &BTreeMap<String, u32>) -> String {
    let mut text = String::new();
    for (name, value) in settings {
        writeln!(text, "{name} = {value}").unwrap();
    }
    text
}

fn save<W: Write>(settings: &BTreeMap<String, u32>, mut out: W) -> std::io::Result<usize> {
    let text = render(settings);
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> BTreeMap<String, u32> {
        BTreeMap::from([("width".to_string(), 80), ("height".to_string(), 24)])
    }

    #[test]
    fn renders() {
        assert_eq!(render(&settings()), "height = 24\nwidth = 80\n");
    }

    #[test]
    fn saves() {
        let mut out = Vec::new();
        assert_eq!(save(&settings(), &mut out).unwrap(), 23);
        assert_eq!(out, b"height = 24\nwidth = 80\n");
    }
}
