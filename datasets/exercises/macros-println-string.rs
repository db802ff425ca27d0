#[derive(Debug)]
struct Score {
    name: String,
    points: u32,
}

fn check(score: &Score) {
    assert!(score.points <= 100, score.name);
}

fn total(scores: &[Score]) -> u32 {
    scores.iter().for_each(check);
    scores.iter().map(|score| score.points).sum()
}

#[test]
fn totals() {
    let score = |name: &str, points| Score { name: name.to_string(), points };
    assert_eq!(total(&[score("a", 40), score("b", 2)]), 42);
}
