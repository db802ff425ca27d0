fn bracket(income: u32) -> u32 {
    match income {
        0..=999 => 0,
        1_000..=4_999 => 10,
        5_000..= => 25,
    }
}

fn tax(income: u32) -> u32 {
    income * bracket(income) / 100
}

#[test]
fn taxes() {
    assert_eq!(tax(999), 0);
    assert_eq!(tax(1_000), 100);
    assert_eq!(tax(5_000), 1_250);
}
