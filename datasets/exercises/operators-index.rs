struct Matrix {
    columns: usize,
    data: Vec<f64>,
}

impl Matrix {
    fn get(&self, row: usize, column: usize) -> f64 {
        self.data[row * self.columns + column]
    }

    fn row_sum(&self, row: usize) -> f64 {
        (0..self.columns).map(|column| self[(row, column)]).sum()
    }
}

#[test]
fn sums() {
    let matrix = Matrix { columns: 2, data: vec![1.0, 2.0, 3.0, 4.0] };
    assert_eq!(matrix.row_sum(0), 3.0);
    assert_eq!(matrix.row_sum(1), 7.0);
}
