mod temperature {
    fn to_fahrenheit(celsius: f64) -> f64 {
        celsius * 1.8 + 32.0
    }

    pub fn to_celsius(fahrenheit: f64) -> f64 {
        (fahrenheit - 32.0) / 1.8
    }
}

fn table(from: i32, to: i32) -> Vec<String> {
    (from..=to).map(|c| format!("{c} {:.1}", temperature::to_fahrenheit(f64::from(c)))).collect()
}

#[test]
fn lists() {
    assert_eq!(table(0, 1), ["0 32.0", "1 33.8"]);
    assert_eq!(temperature::to_celsius(212.0), 100.0);
}
