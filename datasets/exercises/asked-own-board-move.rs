#[derive(Debug, PartialEq)]
struct Piece {
    name: String,
    moves: u32,
}

struct Board {
    squares: Vec<Option<Piece>>,
    taken: Vec<Piece>,
}

impl Board {
    fn new(size: usize) -> Board {
        Board { squares: (0..size).map(|_| None).collect(), taken: vec![] }
    }

    fn place(&mut self, at: usize, name: &str) {
        self.squares[at] = Some(Piece { name: name.to_string(), moves: 0 });
    }

    /// Whether there was something to move; what stood there is taken.
    fn play(&mut self, from: usize, to: usize) -> bool {
        let Some(mut piece) = self.squares[from] else {
            return false;
        };
        piece.moves += 1;
        if let Some(other) = self.squares[to] {
            self.taken.push(other);
        }
        self.squares[to] = Some(piece);
        self.squares[from] = None;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_stood_there() {
        let mut board = Board::new(4);
        board.place(0, "rook");
        board.place(3, "pawn");
        assert!(board.play(0, 3));
        assert_eq!(board.squares[3], Some(Piece { name: "rook".into(), moves: 1 }));
        assert_eq!(board.squares[0], None);
        assert_eq!(board.taken, [Piece { name: "pawn".into(), moves: 0 }]);
    }

    #[test]
    fn an_empty_square() {
        let mut board = Board::new(2);
        board.place(1, "king");
        assert!(!board.play(0, 1));
        assert!(board.squares[1].is_some());
        assert!(board.play(1, 0));
        assert!(board.play(0, 1));
        assert_eq!(board.squares[1].as_ref().unwrap().moves, 2);
    }
}
