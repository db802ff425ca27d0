pub struct Temperature {
    celsius: f64,
}

impl Temperature {
    pub fn celsius(&self) -> f64 {
        self.celsius
    }

    pub fn celsius(&self) -> f64 {
        self.celsius * 9.0 / 5.0 + 32.0
    }
}

pub fn report(t: &Temperature) -> String {
    format!("{:.1}C {:.1}F", t.celsius(), t.fahrenheit())
}

#[test]
fn reports() {
    assert_eq!(report(&Temperature { celsius: 100.0 }), "100.0C 212.0F");
}
