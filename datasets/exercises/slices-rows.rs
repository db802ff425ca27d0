fn append(row: &mut Vec<u8>, other: &Vec<u8>) {
    row.extend(other);
}

fn fold(rows: &mut Vec<Vec<u8>>, at: usize) {
    append(&mut rows[at], &rows[at + 1]);
}

#[test]
fn folds() {
    let mut rows = vec![vec![1], vec![2], vec![3]];
    fold(&mut rows, 1);
    assert_eq!(rows, [vec![1], vec![2, 3], vec![3]]);
}
