struct Matrix {
    rows: usize,
    columns: usize,
    data: Vec<f64>,
}

impl Matrix {
    fn zero(rows: usize, columns: usize) -> Matrix {
        Matrix { rows, columns, data: vec![0.0; rows * columns] }
    }

    fn identity(size: usize) -> Matrix {
        let mut matrix = zero(size, size);
        for at in 0..size {
            matrix.data[at * size + at] = 1.0;
        }
        matrix
    }

    fn trace(&self) -> f64 {
        (0..self.rows.min(self.columns)).map(|at| self.data[at * self.columns + at]).sum()
    }
}

#[test]
fn traces() {
    assert_eq!(Matrix::identity(3).trace(), 3.0);
    assert_eq!(Matrix::identity(2).data, [1.0, 0.0, 0.0, 1.0]);
    assert_eq!(Matrix::zero(2, 3).trace(), 0.0);
}
