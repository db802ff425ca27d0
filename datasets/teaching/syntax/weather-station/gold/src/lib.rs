//! Readings of a weather station.

/// One reading. Temperatures are in tenths of a degree.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub station: String,
    pub temperature: i32,
    pub humidity: u8,
}

impl Reading {
    /// A reading from `STATION TEMPERATURE HUMIDITY`, such as `pier -3.5 80`.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let station = words.next()?.to_string();
        let degrees: f64 = words.next()?.parse().ok()?;
        let humidity = words.next()?.parse().ok().filter(|share| *share <= 100)?;
        let temperature = (degrees * 10.0).round() as i32;
        Some(Reading {
            station,
            temperature,
            humidity,
        })
    }
}

/// The coldest of the readings that can be read.
pub fn coldest(text: &str) -> Option<Reading> {
    let readings = text.lines().filter_map(Reading::parse);
    readings.min_by_key(|reading| reading.temperature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_parsed() {
        let reading = Reading::parse("pier -3.5 80").unwrap();
        assert_eq!((reading.temperature, reading.humidity), (-35, 80));
        assert_eq!(Reading::parse("pier 3.5 101"), None);
        assert_eq!(Reading::parse("pier warm 10"), None);
    }

    #[test]
    fn the_coldest_is_found() {
        let coldest = coldest("mill 2.0 50\npier -1 90\nhill ? ?").unwrap();
        assert_eq!(coldest.station, "pier");
    }
}
