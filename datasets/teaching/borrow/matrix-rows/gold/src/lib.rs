//! A dense matrix of numbers, stored row by row.

#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: Vec<Vec<f64>>,
}

impl Matrix {
    pub fn new(rows: Vec<Vec<f64>>) -> Self {
        Matrix { rows }
    }

    /// Scales row `at` by `factor`.
    pub fn scale_row(&mut self, at: usize, factor: f64) {
        for cell in &mut self.rows[at] {
            *cell *= factor;
        }
    }

    /// Adds `factor` times row `source` to row `target`, which comes after it.
    pub fn add_row(&mut self, source: usize, target: usize, factor: f64) {
        assert!(source < target);
        let (above, below) = self.rows.split_at_mut(target);
        for (cell, value) in below[0].iter_mut().zip(&above[source]) {
            *cell += factor * *value;
        }
    }

    /// Brings a square matrix into upper triangular form, without exchanging rows.
    pub fn eliminate(&mut self) {
        for pivot in 0..self.rows.len() {
            for below in pivot + 1..self.rows.len() {
                let factor = -self.rows[below][pivot] / self.rows[pivot][pivot];
                self.add_row(pivot, below, factor);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_added_to_another() {
        let mut matrix = Matrix::new(vec![vec![1.0, 2.0], vec![10.0, 20.0]]);
        matrix.add_row(0, 1, 3.0);
        assert_eq!(matrix, Matrix::new(vec![vec![1.0, 2.0], vec![13.0, 26.0]]));
    }

    #[test]
    fn elimination_leaves_zeros_below_the_diagonal() {
        let mut matrix = Matrix::new(vec![vec![2.0, 1.0], vec![4.0, 5.0]]);
        matrix.eliminate();
        assert_eq!(matrix.rows, [vec![2.0, 1.0], vec![0.0, 3.0]]);
    }

    #[test]
    fn scaling_touches_one_row() {
        let mut matrix = Matrix::new(vec![vec![1.0], vec![1.0]]);
        matrix.scale_row(1, 4.0);
        assert_eq!(matrix.rows, [vec![1.0], vec![4.0]]);
    }
}
