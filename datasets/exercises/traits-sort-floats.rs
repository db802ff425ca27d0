#[derive(Debug, Clone, PartialEq)]
struct Measurement {
    station: String,
    celsius: f64,
}

/// The stations from the coldest to the warmest.
fn ranking(mut all: Vec<Measurement>) -> Vec<String> {
    all.sort_by(|a, b| a.celsius.cmp(&b.celsius));
    all.into_iter().map(|one| one.station).collect()
}

#[test]
fn ranks() {
    let one = |station: &str, celsius| Measurement { station: station.to_string(), celsius };
    let all = vec![one("hill", -2.5), one("coast", 4.0), one("peak", -11.0)];
    assert_eq!(ranking(all), ["peak", "hill", "coast"]);
}
