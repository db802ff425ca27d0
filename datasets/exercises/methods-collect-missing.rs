fn squares(limit: u32) -> Vec<u32> {
    (1..=limit).map(|n| n * n)
}

fn sum_of_even_squares(limit: u32) -> u32 {
    squares(limit).iter().filter(|square| *square % 2 == 0).sum()
}

#[test]
fn squares_numbers() {
    assert_eq!(squares(3), [1, 4, 9]);
    assert_eq!(sum_of_even_squares(4), 20);
    assert!(squares(0).is_empty());
}
