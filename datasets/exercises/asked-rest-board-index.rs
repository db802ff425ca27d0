use std::ops::Index;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Cell {
    Empty,
    Cross,
    Nought,
}

struct Board {
    cells: [Cell; 9],
}

impl Index<(usize, usize)> for Board {
    type Output = Cell;

    fn index(&self, (row, column): (usize, usize)) -> Cell {
        self.cells[row * 3 + column]
    }
}

impl Board {
    fn new() -> Board {
        Board { cells: [Cell::Empty; 9] }
    }

    fn play(&mut self, row: usize, column: usize, cell: Cell) -> bool {
        if self[(row, column)] != Cell::Empty {
            return false;
        }
        self[(row, column)] = cell;
        true
    }

    fn row_won(&self) -> Option<Cell> {
        (0..3).map(|row| (0..3).map(move |column| self[(row, column)])).find_map(|mut row| {
            let first = row.next()?;
            (first != Cell::Empty && row.all(|cell| cell == first)).then_some(first)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plays() {
        let mut board = Board::new();
        assert!(board.play(1, 1, Cell::Cross));
        assert!(!board.play(1, 1, Cell::Nought));
        assert_eq!(board[(1, 1)], Cell::Cross);
        assert_eq!(board.row_won(), None);
        assert!(board.play(1, 0, Cell::Cross) && board.play(1, 2, Cell::Cross));
        assert_eq!(board.row_won(), Some(Cell::Cross));
    }
}
