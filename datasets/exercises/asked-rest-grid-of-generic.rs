use std::fmt::Display;

#[derive(Clone)]
struct Grid<T> {
    width: usize,
    cells: Vec<T>,
}

impl<T> Grid<T> {
    fn filled(width: usize, height: usize, value: T) -> Grid<T> {
        Grid { width, cells: vec![value; width * height] }
    }

    fn set(&mut self, x: usize, y: usize, value: T) -> T {
        std::mem::replace(&mut self.cells[y * self.width + x], value)
    }

    fn count(&self, value: &T) -> usize {
        self.cells.iter().filter(|cell| *cell == value).count()
    }

    fn rows(&self) -> Vec<String> {
        self.cells.chunks(self.width).map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills() {
        let mut grid = Grid::filled(3, 2, '.');
        assert_eq!(grid.set(1, 0, '#'), '.');
        assert_eq!(grid.rows(), [".#.", "..."]);
        assert_eq!(grid.count(&'.'), 5);
    }
}
