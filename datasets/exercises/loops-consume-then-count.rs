fn normalise(scores: Vec<f64>) -> (Vec<f64>, usize) {
    let mut total = 0.0;
    for score in scores {
        total += score;
    }
    let mut shares = Vec::with_capacity(scores.len());
    for score in scores.iter() {
        shares.push(score / total);
    }
    (shares, scores.len())
}

#[test]
fn normalises() {
    assert_eq!(normalise(vec![1.0, 3.0]), (vec![0.25, 0.75], 2));
    assert_eq!(normalise(vec![]).1, 0);
}
