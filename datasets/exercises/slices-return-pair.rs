struct Deck {
    cards: Vec<u8>,
}

impl Deck {
    fn ends(&mut self) -> Option<(&mut u8, &mut u8)> {
        if self.cards.len() < 2 {
            return None;
        }
        Some((self.cards.first_mut().unwrap(), self.cards.last_mut().unwrap()))
    }

    fn swap_ends(&mut self) -> bool {
        match self.ends() {
            Some((first, last)) => {
                std::mem::swap(first, last);
                true
            }
            None => false,
        }
    }
}

#[test]
fn swaps_ends() {
    let mut deck = Deck { cards: vec![1, 2, 3] };
    assert!(deck.swap_ends());
    assert_eq!(deck.cards, [3, 2, 1]);
    *deck.ends().unwrap().1 = 9;
    assert_eq!(deck.cards, [3, 2, 9]);
    assert!(!Deck { cards: vec![4] }.swap_ends());
}
