#[derive(Debug, PartialEq)]
struct Matrix {
    rows: Vec<Vec<f64>>,
}

impl Matrix {
    fn new(rows: &[&[f64]]) -> Matrix {
        Matrix { rows: rows.iter().map(|row| row.to_vec()).collect() }
    }

    fn row(&self, index: usize) -> Vec<f64> {
        self.rows[index]
    }

    fn column(&self, index: usize) -> Vec<f64> {
        self.rows.iter().map(|row| row[index]).collect()
    }

    fn times(&self, other: &Matrix) -> Matrix {
        let mut rows = Vec::new();
        for r in 0..self.rows.len() {
            let row = self.row(r);
            let mut made = Vec::new();
            for c in 0..other.rows[0].len() {
                let column = other.column(c);
                made.push(row.iter().zip(&column).map(|(a, b)| a * b).sum());
            }
            rows.push(made);
        }
        Matrix { rows }
    }

    fn largest_row(&self) -> usize {
        let total = |index: &usize| self.row(*index).iter().sum::<f64>();
        (0..self.rows.len()).max_by(|a, b| total(a).total_cmp(&total(b))).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products() {
        let one = Matrix::new(&[&[1.0, 2.0], &[3.0, 4.0]]);
        let other = Matrix::new(&[&[0.0, 1.0], &[1.0, 0.0]]);
        assert_eq!(one.times(&other), Matrix::new(&[&[2.0, 1.0], &[4.0, 3.0]]));
        assert_eq!(one.rows.len(), 2);
    }

    #[test]
    fn largest() {
        let some = Matrix::new(&[&[1.0], &[9.0], &[3.0]]);
        assert_eq!(some.largest_row(), 1);
        assert_eq!(some.row(2).len(), 1);
    }
}
