#[derive(Debug, PartialEq)]
struct Card {
    suit: char,
    rank: u8,
}

#[derive(Default)]
struct Hand {
    cards: Vec<Card>,
}

impl Hand {
    fn play(&mut self, at: usize) -> Option<Card> {
        if at >= self.cards.len() {
            return None;
        }
        let card = self.cards[at];
        self.cards.remove(at);
        Some(card)
    }

    fn points(&self) -> u32 {
        self.cards.iter().map(|card| card.rank as u32).sum()
    }
}

#[test]
fn plays_cards() {
    let mut hand = Hand::default();
    for (suit, rank) in [('h', 3), ('s', 10), ('d', 7)] {
        hand.cards.push(Card { suit, rank });
    }
    assert_eq!(hand.play(1), Some(Card { suit: 's', rank: 10 }));
    assert_eq!(hand.points(), 10);
    assert_eq!(hand.play(2), None);
    assert_eq!(hand.play(0), Some(Card { suit: 'h', rank: 3 }));
    assert_eq!(hand.cards, [Card { suit: 'd', rank: 7 }]);
}
