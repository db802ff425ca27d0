struct Temperature {
    celsius: f64,
}

impl Temperature {
    fn from_fahrenheit(degrees: f64) -> Temperature {
        Temperature { celsius: (degrees - 32.0) / 1.8 }
    }

    fn is_freezing(&self) -> bool {
        self.celsius <= 0.0
    }
}

fn count_freezing(readings: &[f64]) -> usize {
    readings.iter().filter(|degrees| degrees.from_fahrenheit().is_freezing()).count()
}

#[test]
fn counts() {
    assert_eq!(count_freezing(&[32.0, 33.0, 0.0]), 2);
    assert_eq!(count_freezing(&[]), 0);
}
