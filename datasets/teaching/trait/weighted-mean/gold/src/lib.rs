//! Series of values with weights.

use std::ops::{Add, Mul};

pub struct Series<T> {
    points: Vec<(T, T)>,
}

impl<T: Copy + Add<Output = T> + Mul<Output = T>> Series<T> {
    /// A series of (value, weight).
    pub fn new(points: &[(T, T)]) -> Self {
        Series {
            points: points.to_vec(),
        }
    }

    /// The sum of the weights; None for an empty series.
    pub fn weight(&self) -> Option<T> {
        self.points.iter().map(|point| point.1).reduce(|a, b| a + b)
    }

    /// The sum of the values, each times its weight.
    pub fn weighted_sum(&self) -> Option<T> {
        let products = self.points.iter().map(|&(value, weight)| value * weight);
        products.reduce(|a, b| a + b)
    }
}

/// The weighted mean of a series of numbers.
pub fn mean(series: &Series<f64>) -> Option<f64> {
    Some(series.weighted_sum()? / series.weight()?)
}

/// A scale factor, which is not a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent(pub u32);

impl Add for Percent {
    type Output = Percent;

    fn add(self, other: Percent) -> Percent {
        Percent(self.0 + other.0)
    }
}

impl Mul for Percent {
    type Output = Percent;

    fn mul(self, other: Percent) -> Percent {
        Percent(self.0 * other.0 / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let series = Series::new(&[(1.0, 3.0), (5.0, 1.0)]);
        assert_eq!(series.weighted_sum(), Some(8.0));
        assert_eq!(mean(&series), Some(2.0));
        assert_eq!(mean(&Series::new(&[])), None);
    }

    #[test]
    fn other_types_that_add_and_multiply() {
        let series = Series::new(&[(Percent(50), Percent(50)), (Percent(20), Percent(10))]);
        assert_eq!(series.weighted_sum(), Some(Percent(27)));
        assert_eq!(series.weight(), Some(Percent(60)));
    }
}
