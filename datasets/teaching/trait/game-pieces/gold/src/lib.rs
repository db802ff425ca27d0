//! Pieces of a board game on an 8 by 8 board.

pub trait Piece {
    fn letter(&self) -> char;

    /// Whether the piece may go by `columns` and `rows`, on an empty board.
    fn may_go(&self, columns: i8, rows: i8) -> bool;

    /// All fields that the piece reaches from (column, row), counted from 0.
    fn reach(&self, column: i8, row: i8) -> usize {
        let fields = (0..64i8).map(|at| (at % 8 - column, at / 8 - row));
        fields
            .filter(|&(columns, rows)| (columns, rows) != (0, 0))
            .filter(|&(columns, rows)| self.may_go(columns, rows))
            .count()
    }
}

pub struct Rook;

/// Goes two fields one way and one field the other.
pub struct Knight;

impl Piece for Rook {
    fn letter(&self) -> char {
        'R'
    }

    fn may_go(&self, columns: i8, rows: i8) -> bool {
        columns == 0 || rows == 0
    }
}

impl Piece for Knight {
    fn letter(&self) -> char {
        'N'
    }

    fn may_go(&self, columns: i8, rows: i8) -> bool {
        columns.abs().min(rows.abs()) == 1 && columns.abs().max(rows.abs()) == 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rook_reaches_fourteen_fields_from_anywhere() {
        assert_eq!(Rook.reach(0, 0), 14);
        assert_eq!(Rook.reach(3, 4), 14);
    }

    #[test]
    fn a_knight_leaps() {
        assert!(Knight.may_go(-2, 1));
        assert!(!Knight.may_go(2, 2));
        assert_eq!(Knight.reach(0, 0), 2);
        assert_eq!(Knight.reach(3, 4), 8);
    }

    #[test]
    fn letters() {
        assert_eq!([Rook.letter(), Knight.letter()], ['R', 'N']);
    }
}
