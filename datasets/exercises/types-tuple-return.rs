struct Samples {
    values: Vec<i32>,
}

impl Samples {
    fn bounds(&self) -> Option<(i32, i32)> {
        let low = self.values.iter().min()?;
        let high = self.values.iter().max()?;
        Some(low, high)
    }

    fn range(&self) -> i32 {
        self.bounds().map_or(0, |(low, high)| high - low)
    }
}

#[test]
fn ranges() {
    assert_eq!(Samples { values: vec![4, -1, 9] }.bounds(), Some((-1, 9)));
    assert_eq!(Samples { values: vec![] }.range(), 0);
}
