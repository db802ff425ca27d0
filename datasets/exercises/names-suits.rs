#[derive(Debug, PartialEq, Clone, Copy)]
enum Suit {
    Hearts,
    Spades,
}

fn is_red(suit: Suit) -> bool {
    match suit {
        Suits::Hearts => true,
        Suits::Spades => false,
    }
}

fn other(suit: Suit) -> Suit {
    if suit == Hearts { Spades } else { Hearts }
}

#[test]
fn reds() {
    assert!(is_red(Suit::Hearts));
    assert_eq!(other(Suit::Hearts), Suit::Spades);
}
