#[derive(Clone, Copy)]
enum Unit {
    Celsius,
    Fahrenheit,
    Kelvin,
}

fn to_celsius(degrees: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Celsius => degrees
        Unit::Fahrenheit => (degrees - 32.0) / 1.8
        Unit::Kelvin => degrees - 273.0,
    }
}

#[test]
fn converts() {
    assert_eq!(to_celsius(50.0, Unit::Fahrenheit), 10.0);
    assert_eq!(to_celsius(273.0, Unit::Kelvin), 0.0);
    assert_eq!(to_celsius(4.0, Unit::Celsius), 4.0);
}
