#[derive(Debug, PartialEq)]
struct Card {
    suit: char,
    rank: u8,
}

struct Hand {
    cards: Vec<Card>,
}

impl Hand {
    fn best(self) -> Option<Card> {
        self.cards.into_iter().max_by_key(|card| card.rank)
    }

    fn of_suit(self, suit: char) -> Vec<Card> {
        self.cards.into_iter().filter(|card| card.suit == suit).collect()
    }
}

/// Who has the better card; of equals, who has more spades.
fn winner<'a>(one: &'a Hand, other: &'a Hand) -> &'a Hand {
    let (a, b) = (one.best().map(|card| card.rank), other.best().map(|card| card.rank));
    if a != b {
        return if a > b { one } else { other };
    }
    if one.of_suit('s').len() >= other.of_suit('s').len() { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(cards: &[(char, u8)]) -> Hand {
        Hand { cards: cards.iter().map(|&(suit, rank)| Card { suit, rank }).collect() }
    }

    #[test]
    fn the_better_card() {
        let (low, high) = (hand(&[('s', 2), ('h', 9)]), hand(&[('d', 12)]));
        assert!(std::ptr::eq(winner(&low, &high), &high));
        assert!(std::ptr::eq(winner(&high, &low), &high));
        assert_eq!(low.cards.len(), 2);
    }

    #[test]
    fn more_spades() {
        let (none, two) = (hand(&[('h', 9)]), hand(&[('s', 9), ('s', 2)]));
        assert!(std::ptr::eq(winner(&none, &two), &two));
        assert!(std::ptr::eq(winner(&hand(&[]), &none), &none));
    }
}
