struct Matrix {
    rows: Vec<Vec<f64>>,
}

impl Matrix {
    fn row(&self, at: usize) -> &Vec<f64> {
        &self.rows[at]
    }

    /// Adds `factor` times one row to another.
    fn add_row(&mut self, from: usize, to: usize, factor: f64) {
        let source = self.row(from);
        for (x, value) in source.iter().enumerate() {
            self.rows[to][x] += factor * value;
        }
    }
}

#[test]
fn adds_rows() {
    let mut matrix = Matrix { rows: vec![vec![1.0, 2.0], vec![3.0, 4.0]] };
    matrix.add_row(0, 1, -3.0);
    assert_eq!(matrix.rows, vec![vec![1.0, 2.0], vec![0.0, -2.0]]);
    matrix.add_row(1, 1, 1.0);
    assert_eq!(matrix.rows[1], [0.0, -4.0]);
}
