struct Stats {
    values: Vec<f64>,
    cached: Option<f64>,
}

impl Stats {
    fn add(&mut self, value: f64) {
        self.values.push(value);
        self.cached = None;
    }

    fn mean(&self) -> f64 {
        if let Some(mean) = self.cached {
            return mean;
        }
        let mean = self.values.iter().sum::<f64>() / self.values.len() as f64;
        self.cached = Some(mean);
        mean
    }
}

fn summary(stats: &Stats) -> String {
    format!("{} values, mean {:.1}", stats.values.len(), stats.mean())
}

fn report(values: &[f64]) -> String {
    let mut stats = Stats { values: vec![], cached: None };
    for value in values {
        stats.add(*value);
    }
    summary(&stats)
}

#[test]
fn reports() {
    assert_eq!(report(&[1.0, 2.0, 6.0]), "3 values, mean 3.0");
    let mut stats = Stats { values: vec![4.0], cached: None };
    assert_eq!(stats.mean(), 4.0);
    assert_eq!(stats.cached, Some(4.0));
    stats.add(6.0);
    assert_eq!(stats.mean(), 5.0);
}
