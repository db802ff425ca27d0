use std::ops::{Add, Mul};

#[derive(Debug, Clone, PartialEq)]
struct Matrix<T> {
    rows: usize,
    columns: usize,
    cells: Vec<T>,
}

impl<T> Matrix<T> {
    fn at(&self, row: usize, column: usize) -> T {
        self.cells[row * self.columns + column]
    }
}

impl<T> Mul for &Matrix<T> {
    type Output = Matrix<T>;

    fn mul(self, other: &Matrix<T>) -> Matrix<T> {
        let mut cells = Vec::new();
        for row in 0..self.rows {
            for column in 0..other.columns {
                let mut sum = T::default();
                for k in 0..self.columns {
                    sum = sum + self.at(row, k) * other.at(k, column);
                }
                cells.push(sum);
            }
        }
        Matrix { rows: self.rows, columns: other.columns, cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplies() {
        let a = Matrix { rows: 1, columns: 2, cells: vec![1, 2] };
        let b = Matrix { rows: 2, columns: 2, cells: vec![1, 0, 3, 5] };
        assert_eq!(&a * &b, Matrix { rows: 1, columns: 2, cells: vec![7, 10] });
    }

    #[test]
    fn of_floats_too() {
        let a = Matrix { rows: 1, columns: 1, cells: vec![0.5] };
        assert_eq!((&a * &a).cells, [0.25]);
    }
}
