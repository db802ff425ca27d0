struct Meter {
    readings: Vec<i64>,
}

impl Meter {
    fn smoothed(&self, window: usize) -> Vec<i64> {
        let sum = 0;
        let mut result = Vec::new();
        for (at, reading) in self.readings.iter().enumerate() {
            sum += reading;
            if at >= window {
                sum -= self.readings[at - window];
            }
            let count = (at + 1).min(window) as i64;
            result.push(sum / count);
        }
        result
    }
}

#[test]
fn smooths() {
    let meter = Meter { readings: vec![2, 4, 6, 20] };
    assert_eq!(meter.smoothed(2), [2, 3, 5, 13]);
    assert_eq!(meter.smoothed(1), [2, 4, 6, 20]);
}
