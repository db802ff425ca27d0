fn grade(score: u8) -> char {
    match score {
        90..=100 => 'A',
        75..=89 => 'B',
        60..=74 => 'C',
    }
}

#[test]
fn grades() {
    assert_eq!(grade(95), 'A');
    assert_eq!(grade(60), 'C');
    assert_eq!(grade(20), 'F');
}
