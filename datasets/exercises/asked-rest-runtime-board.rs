/// A board for the game of life whose size is known when it is made.
struct Board {
    cells: [[bool]],
}

impl Board {
    fn new(width: usize, height: usize) -> Board {
        Board { cells: [[false; width]; height] }
    }

    fn set(&mut self, x: usize, y: usize) {
        self.cells[y][x] = true;
    }

    fn alive(&self) -> usize {
        self.cells.iter().flatten().filter(|cell| **cell).count()
    }

    fn rows(&self) -> Vec<String> {
        let text = |row: &Vec<bool>| row.iter().map(|cell| if *cell { '#' } else { '.' }).collect();
        self.cells.iter().map(text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_apart() {
        let mut board = Board::new(3, 2);
        board.set(2, 0);
        board.set(0, 1);
        assert_eq!(board.rows(), ["..#", "#.."]);
        assert_eq!(board.alive(), 2);
    }
}
