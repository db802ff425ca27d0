//! Totals of long columns of figures, on several threads.

use std::thread;

pub struct Column {
    values: Vec<i64>,
}

impl Column {
    pub fn new(values: Vec<i64>) -> Self {
        Column { values }
    }

    /// The sum, each half by a thread of its own.
    pub fn sum(&self) -> i64 {
        let (left, right) = self.values.split_at(self.values.len() / 2);
        let one = thread::spawn(move || left.iter().sum::<i64>());
        let other = thread::spawn(move || right.iter().sum::<i64>());
        one.join().unwrap() + other.join().unwrap()
    }

    pub fn mean(&self) -> Option<f64> {
        let count = self.values.len();
        (count > 0).then(|| self.sum() as f64 / count as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_are_summed() {
        assert_eq!(Column::new((1..=101).collect()).sum(), 5151);
        assert_eq!(Column::new(vec![7]).sum(), 7);
        assert_eq!(Column::new(vec![]).sum(), 0);
    }

    #[test]
    fn the_column_can_be_asked_again() {
        let column = Column::new(vec![1, 2, 6]);
        assert_eq!(column.mean(), Some(3.0));
        assert_eq!(column.sum(), 9);
        assert_eq!(Column::new(vec![]).mean(), None);
    }
}
