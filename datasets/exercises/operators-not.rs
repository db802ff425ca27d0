#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    White,
    Black,
}

impl Side {
    fn other(self) -> Side {
        match self {
            Side::White => Side::Black,
            Side::Black => Side::White,
        }
    }
}

fn to_move(first: Side, moves: usize) -> Side {
    if moves % 2 == 0 {
        first
    } else {
        !first
    }
}

#[test]
fn alternates() {
    assert_eq!(to_move(Side::White, 3), Side::Black);
    assert_eq!(to_move(Side::Black, 4), Side::Black);
}
