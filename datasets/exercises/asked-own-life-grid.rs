#[derive(Clone, Copy, PartialEq, Debug)]
enum Cell {
    Dead,
    Alive,
}

struct Grid {
    width: usize,
    cells: Vec<Cell>,
}

impl Grid {
    fn new(rows: &[&str]) -> Grid {
        let cell = |letter| if letter == '#' { Cell::Alive } else { Cell::Dead };
        Grid { width: rows[0].len(), cells: rows.iter().flat_map(|row| row.chars().map(cell)).collect() }
    }

    fn neighbours(&self, index: usize) -> usize {
        let (row, column) = ((index / self.width) as i32, (index % self.width) as i32);
        let near = |other: usize| {
            let (r, c) = ((other / self.width) as i32, (other % self.width) as i32);
            other != index && (r - row).abs() <= 1 && (c - column).abs() <= 1
        };
        (0..self.cells.len()).filter(|&other| near(other) && self.cells[other] == Cell::Alive).count()
    }

    fn step(&mut self) {
        for (index, cell) in self.cells.iter_mut().enumerate() {
            *cell = match (*cell, self.neighbours(index)) {
                (Cell::Alive, 2) | (_, 3) => Cell::Alive,
                _ => Cell::Dead,
            };
        }
    }

    fn rows(&self) -> Vec<String> {
        let letter = |cell: &Cell| if *cell == Cell::Alive { '#' } else { '.' };
        self.cells.chunks(self.width).map(|row| row.iter().map(letter).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blinks() {
        let mut grid = Grid::new(&[".....", "..#..", "..#..", "..#..", "....."]);
        grid.step();
        assert_eq!(grid.rows(), [".....", ".....", ".###.", ".....", "....."]);
        grid.step();
        assert_eq!(grid.rows(), [".....", "..#..", "..#..", "..#..", "....."]);
    }

    #[test]
    fn a_block_stays() {
        let mut grid = Grid::new(&["##.", "##.", "..."]);
        grid.step();
        assert_eq!(grid.rows(), ["##.", "##.", "..."]);
    }
}
