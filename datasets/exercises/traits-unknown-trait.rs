use std::fmt;

#[derive(Clone)]
struct Card {
    rank: u8,
    suit: char,
}

impl Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rank {
            1 => write!(f, "A{}", self.suit),
            rank => write!(f, "{rank}{}", self.suit),
        }
    }
}

fn hand(cards: &[Card]) -> String {
    cards.iter().map(Card::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn shows() {
    assert_eq!(hand(&[Card { rank: 1, suit: '♠' }, Card { rank: 9, suit: '♥' }]), "A♠ 9♥");
}
