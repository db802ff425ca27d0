//! A deck of cards that is dealt by a small generator of numbers.

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card(pub String);

pub struct Deck {
    cards: Vec<Card>,
    state: u64,
}

impl Deck {
    /// The cards of all suits and ranks.
    pub fn new(suits: &[&str], ranks: &[&str], seed: u64) -> Self {
        let cards = suits
            .iter()
            .flat_map(|suit| {
                ranks
                    .iter()
                    .map(move |rank| Card(format!("{rank} of {suit}")))
            })
            .collect();
        Deck { cards, state: seed }
    }

    fn random(&mut self, below: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.state >> 33) as usize % below
    }

    /// Deals one card; it is no longer in the deck.
    pub fn deal(&mut self) -> Option<Card> {
        if self.cards.is_empty() {
            return None;
        }
        let at = self.random(self.cards.len());
        Some(self.cards.swap_remove(at))
    }
}

/// Deals `count` cards to each of `players`, as far as the deck goes.
pub fn hands(deck: &mut Deck, players: usize, count: usize) -> Vec<Vec<Card>> {
    let mut hands: Vec<Vec<Card>> = (0..players).map(|_| Vec::new()).collect();
    for _ in 0..count {
        for hand in &mut hands {
            hand.extend(deck.deal());
        }
    }
    hands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_card_is_dealt_once() {
        let mut deck = Deck::new(&["cups", "coins"], &["1", "2", "3"], 7);
        let mut dealt: Vec<Card> = std::iter::from_fn(|| deck.deal()).collect();
        dealt.sort();
        dealt.dedup();
        assert_eq!(dealt.len(), 6);
        assert_eq!(dealt[0], Card("1 of coins".to_string()));
        assert_eq!(deck.deal(), None);
    }

    #[test]
    fn hands_are_even_while_the_deck_lasts() {
        let mut deck = Deck::new(&["cups"], &["1", "2", "3", "4", "5"], 1);
        let hands = hands(&mut deck, 2, 3);
        assert_eq!((hands[0].len(), hands[1].len()), (3, 2));
    }
}
