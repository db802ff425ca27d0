#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    Pawn,
    Rook,
    Queen,
}

fn value(piece: Piece) -> u32 {
    match piece {
        Piece::Pawn => 1,
        Piece::Rook => 5,
        Piece::Queen() => 9,
    }
}

fn total(pieces: &[Piece]) -> u32 {
    pieces.iter().map(|piece| value(*piece)).sum()
}

#[test]
fn counts() {
    assert_eq!(total(&[Piece::Pawn, Piece::Queen, Piece::Pawn]), 11);
    assert_eq!(value(Piece::Rook), 5);
}
