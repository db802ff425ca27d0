//! What a buoy measured in a day. A sensor that is out of order says NaN.

struct Report {
    waves: Vec<f64>,
}

impl Report {
    fn parse(line: &str) -> Self {
        let waves = line
            .split(',')
            .map(|part| part.trim().parse().unwrap_or(f64::NAN))
            .collect();
        Report { waves }
    }

    fn highest(&self) -> Option<f64> {
        self.measured().max_by(f64::total_cmp)
    }

    fn lowest(&self) -> Option<f64> {
        self.measured().min_by(f64::total_cmp)
    }

    fn measured(&self) -> impl Iterator<Item = f64> + '_ {
        self.waves.iter().copied()
    }

    /// The height of the swell, as it is written on the board.
    fn board(&self) -> String {
        match (self.lowest(), self.highest()) {
            (Some(low), Some(high)) if !high.is_nan() => format!("{low:.1} to {high:.1} m"),
            _ => "no word".to_string(),
        }
    }
}

fn main() {
    println!("{}", Report::parse("0.5, 1.25, out, 0.75").board());
}

#[test]
fn heights_are_compared_as_numbers() {
    let report = Report::parse("0.5, 10.0, 9.5, -0.25");
    assert_eq!(
        (report.lowest(), report.highest()),
        (Some(-0.25), Some(10.0))
    );
}

#[test]
fn a_sensor_that_is_out_does_not_count() {
    for line in ["0.5, out, 1.25", "out, 0.5, 1.25", "0.5, 1.25, out"] {
        assert_eq!(Report::parse(line).board(), "0.5 to 1.2 m", "{line}");
    }
}

#[test]
fn without_a_measurement_there_is_no_word() {
    assert_eq!(Report::parse("out, out").board(), "no word");
    assert_eq!(Report { waves: Vec::new() }.board(), "no word");
}
