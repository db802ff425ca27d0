use std::fmt;

#[derive(Clone, Copy)]
enum Suit {
    Hearts,
    Spades,
}

struct Card {
    suit: Suit,
    rank: u8,
}

impl fmt::Display for Suit {
    fn fmt(&self) -> String {
        match self {
            Suit::Hearts => "H".to_string(),
            Suit::Spades => "S".to_string(),
        }
    }
}

impl fmt::Display for Card {
    fn fmt(&self) -> String {
        format!("{}{}", self.rank, self.suit)
    }
}

fn hand(cards: &[Card]) -> String {
    cards.iter().map(|card| card.to_string()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_hand() {
        let cards = [Card { suit: Suit::Hearts, rank: 10 }, Card { suit: Suit::Spades, rank: 2 }];
        assert_eq!(hand(&cards), "10H 2S");
        assert_eq!(hand(&[]), "");
    }
}
