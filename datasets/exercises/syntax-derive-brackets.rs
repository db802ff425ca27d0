#[derive[Debug, Clone, PartialEq]]
struct Card {
    suit: char,
    rank: u8,
}

fn pairs(hand: &[Card]) -> usize {
    let mut count = 0;
    for (at, card) in hand.iter().enumerate() {
        count += hand[at + 1..].iter().filter(|other| other.rank == card.rank && *other != card).count();
    }
    count
}

#[test]
fn counts_pairs() {
    let card = |suit, rank| Card { suit, rank };
    assert_eq!(pairs(&[card('h', 3), card('s', 3), card('h', 4), card('h', 3)]), 2);
}
