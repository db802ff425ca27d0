//! Converts measurements between units.

pub trait Converter {
    /// The unit that comes out.
    fn unit(&self) -> &'static str;

    fn convert(&self, value: f64) -> f64;
}

/// From degrees Celsius.
pub struct Fahrenheit;

/// From metres.
pub struct Feet;

impl Converter for Fahrenheit {
    fn unit(&self) -> &'static str {
        "°F"
    }

    fn convert(&self, value: f64) -> f64 {
        value * 1.8 + 32.0
    }
}

impl Converter for Feet {
    fn unit(&self) -> &'static str {
        "ft"
    }

    fn convert(&self, value: f64) -> f64 {
        value / 0.3048
    }
}

/// Each value converted, with one digit after the point and its unit.
pub fn column(values: &[f64], converter: &dyn Converter) -> Vec<String> {
    values
        .iter()
        .map(|value| format!("{:.1} {}", converter.convert(*value), converter.unit()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperatures() {
        let column = column(&[-40.0, 0.0, 100.0], &Fahrenheit);
        assert_eq!(column, ["-40.0 °F", "32.0 °F", "212.0 °F"]);
    }

    #[test]
    fn lengths() {
        assert_eq!(column(&[1.0, 1234567.8], &Feet), ["3.3 ft", "4050419.3 ft"]);
        assert!((Feet.convert(0.3048) - 1.0).abs() < 1e-12);
    }
}
