struct Wheel {
    names: Vec<String>,
}

impl Wheel {
    /// The name some steps on, or back where the steps are negative.
    fn after(&self, at: usize, steps: i64) -> &str {
        let next = (at + steps).rem_euclid(self.names.len());
        &self.names[next]
    }
}

#[test]
fn goes_around() {
    let wheel = Wheel { names: ["a", "b", "c"].map(String::from).to_vec() };
    assert_eq!(wheel.after(0, -1), "c");
    assert_eq!(wheel.after(1, 4), "c");
    assert_eq!(wheel.after(2, 0), "c");
}
