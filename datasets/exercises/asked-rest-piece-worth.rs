#[derive(Debug, Clone, Copy, PartialEq)]
struct Square {
    column: i8,
    row: i8,
}

trait Piece {
    const WORTH: u32;
    fn reaches(&self, from: Square, to: Square) -> bool;
}

struct Rook;
struct Knight;

impl Piece for Rook {
    const WORTH: u32 = 5;

    fn reaches(&self, from: Square, to: Square) -> bool {
        from != to && (from.column == to.column || from.row == to.row)
    }
}

impl Piece for Knight {
    const WORTH: u32 = 3;

    fn reaches(&self, from: Square, to: Square) -> bool {
        let (columns, rows) = ((from.column - to.column).abs(), (from.row - to.row).abs());
        (columns, rows) == (1, 2) || (columns, rows) == (2, 1)
    }
}

struct Board {
    pieces: Vec<(Square, Box<dyn Piece>)>,
}

impl Board {
    fn worth(&self) -> u32 {
        self.pieces.iter().map(|(_, piece)| piece.WORTH).sum()
    }

    fn attackers(&self, target: Square) -> usize {
        self.pieces.iter().filter(|(at, piece)| piece.reaches(*at, target)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        let at = |column, row| Square { column, row };
        Board { pieces: vec![(at(0, 0), Box::new(Rook)), (at(3, 3), Box::new(Knight)), (at(7, 7), Box::new(Rook))] }
    }

    #[test]
    fn sums_the_worth() {
        assert_eq!(board().worth(), 13);
    }

    #[test]
    fn counts_attackers() {
        assert_eq!(board().attackers(Square { column: 5, row: 4 }), 1);
        assert_eq!(board().attackers(Square { column: 0, row: 7 }), 2);
    }
}
