#[derive(Debug, Clone, Copy, PartialEq)]
struct Celsius(f64);

#[derive(Debug, Clone, Copy, PartialEq)]
struct Fahrenheit(f64);

impl From<Celsius> for Fahrenheit {
    fn from(value: Celsius) -> Self {
        Fahrenheit(value.0 * 1.8 + 32.0)
    }
}

struct Station {
    readings: Vec<Celsius>,
}

impl Station {
    fn mean(&self) -> Celsius {
        let sum: f64 = self.readings.iter().map(|one| *one as f64).sum();
        Celsius(sum / self.readings.len() as f64)
    }

    fn shown(&self) -> String {
        let mean = self.mean();
        format!("{:.1} F", mean as Fahrenheit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_mean() {
        let station = Station { readings: vec![Celsius(10.0), Celsius(20.0)] };
        assert_eq!(station.mean(), Celsius(15.0));
        assert_eq!(station.shown(), "59.0 F");
    }
}
