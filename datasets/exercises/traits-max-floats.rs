struct Trace {
    samples: Vec<f64>,
}

impl Trace {
    fn peak(&self) -> Option<f64> {
        self.samples.iter().max().copied()
    }

    /// From nothing to one, where the loudest is one.
    fn normalized(&self) -> Vec<f64> {
        match self.peak() {
            Some(peak) if peak > 0.0 => self.samples.iter().map(|sample| sample / peak).collect(),
            _ => self.samples.clone(),
        }
    }
}

#[test]
fn normalizes() {
    assert_eq!(Trace { samples: vec![1.0, 4.0, 2.0] }.normalized(), [0.25, 1.0, 0.5]);
    assert_eq!(Trace { samples: vec![] }.peak(), None);
    assert_eq!(Trace { samples: vec![-1.0, -3.0] }.peak(), Some(-1.0));
}
