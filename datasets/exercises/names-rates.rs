struct Rates {
    tax: f64,
}

impl Rates {
    fn price(&self, net: f64, quantity: u32, net: f64) -> f64 {
        net * quantity as f64 * (1.0 + self.tax) - discount
    }
}

#[test]
fn prices() {
    assert_eq!(Rates { tax: 0.5 }.price(2.0, 3, 1.0), 8.0);
}
