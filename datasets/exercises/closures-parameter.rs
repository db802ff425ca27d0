fn fold_pairs(pairs: &[(i64, i64)]) -> i64 {
    let combine = |acc: i64, x: i64, x: i64| acc + x * y;
    pairs.iter().fold(0, |acc, pair| combine(acc, pair.0, pair.1))
}

#[test]
fn folds() {
    assert_eq!(fold_pairs(&[(1, 2), (3, 4)]), 14);
}
