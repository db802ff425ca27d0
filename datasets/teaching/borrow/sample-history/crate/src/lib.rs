//! Measurements in the order they were taken.

#[derive(Default)]
pub struct History {
    samples: Vec<f64>,
}

impl History {
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a sample and says how much it differs from the one before; the first differs by nothing.
    pub fn record(&mut self, value: f64) -> f64 {
        let before = self.samples.last().unwrap_or(&value);
        self.samples.push(value);
        value - before
    }

    pub fn mean(&self) -> Option<f64> {
        let count = self.samples.len() as f64;
        (count > 0.0).then(|| self.samples.iter().sum::<f64>() / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sample_is_compared_with_the_one_before() {
        let mut history = History::new();
        assert_eq!(history.record(20.0), 0.0);
        assert_eq!(history.record(22.5), 2.5);
        assert_eq!(history.record(21.5), -1.0);
    }

    #[test]
    fn the_mean_is_over_all_samples() {
        let mut history = History::new();
        assert_eq!(history.mean(), None);
        history.record(1.0);
        history.record(2.0);
        assert_eq!(history.mean(), Some(1.5));
    }
}
