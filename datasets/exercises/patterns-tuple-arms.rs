#[derive(Debug, Clone, Copy, PartialEq)]
enum Coin {
    Heads,
    Tails,
}

/// What the first player wins of two throws.
fn gain(first: Coin, second: Coin) -> i32 {
    match (first, second) {
        (Coin::Heads, Coin::Heads) => 3,
        (Coin::Tails, Coin::Tails) => 1,
        (Coin::Heads, Coin::Tails) => -2,
    }
}

fn play(throws: &[(Coin, Coin)]) -> i32 {
    throws.iter().map(|&(first, second)| gain(first, second)).sum()
}

#[test]
fn plays() {
    use Coin::{Heads, Tails};
    assert_eq!(play(&[(Heads, Heads), (Heads, Tails)]), 1);
    assert_eq!(play(&[(Tails, Heads), (Tails, Tails)]), -1);
}
