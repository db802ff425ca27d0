#[derive(Debug, Clone, Copy)]
struct Scale {
    factor: f64,
    offset: f64,
}

impl Scale {
    fn apply(&self, value: f64) -> f64 {
        self.factor(value) + self.offset
    }
}

fn table(scale: Scale, values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| scale.apply(*value)).collect()
}

#[test]
fn scales() {
    assert_eq!(table(Scale { factor: 2.0, offset: -1.0 }, &[0.0, 3.0]), [-1.0, 5.0]);
}
