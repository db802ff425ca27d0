fn subtract(target: &mut [f64], source: &[f64], factor: f64) {
    for (t, s) in target.iter_mut().zip(source) {
        *t -= factor * s;
    }
}

fn eliminate(matrix: &mut Vec<Vec<f64>>) {
    for pivot in 0..matrix.len() {
        for row in pivot + 1..matrix.len() {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            subtract(&mut matrix[row], &matrix[pivot], factor);
        }
    }
}

#[test]
fn eliminates() {
    let mut matrix = vec![vec![2.0, 1.0, 1.0], vec![4.0, 3.0, 1.0], vec![2.0, 2.0, 5.0]];
    eliminate(&mut matrix);
    assert_eq!(matrix, [vec![2.0, 1.0, 1.0], vec![0.0, 1.0, -1.0], vec![0.0, 0.0, 5.0]]);
}
