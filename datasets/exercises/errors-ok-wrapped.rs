#[derive(Debug, PartialEq, Clone, Copy)]
struct Temperature(i16);

fn parse(text: &str) -> Result<Temperature, String> {
    let degrees = text.strip_suffix('C').ok_or_else(|| format!("no unit: {text}"))?;
    degrees.parse().map(Temperature).map_err(|_| format!("no number: {degrees}"))
}

fn warmest(readings: &[&str]) -> Option<Temperature> {
    let mut best: Option<Temperature> = None;
    for reading in readings {
        let temperature = parse(reading);
        if best.map_or(true, |best| temperature.0 > best.0) {
            best = Some(temperature);
        }
    }
    best
}

#[test]
fn finds_the_warmest() {
    assert_eq!(warmest(&["12C", "x", "-3C", "15"]), Some(Temperature(12)));
    assert_eq!(warmest(&["x"]), None);
}
