struct Grid {
    width: usize,
    height: usize,
    cells: Vec<bool>,
}

impl Grid {
    fn is_alive(&self, column: i32, row: i32) -> bool {
        if column < 0 || row < 0 || column >= self.width as i32 || row >= self.height as i32 {
            return false;
        }
        self.cells[row * self.width + column]
    }

    fn neighbours(&self, column: i32, row: i32) -> usize {
        let mut count = 0;
        for dy in -1..=1 {
            for dx in -1..=1 {
                if (dx, dy) != (0, 0) && self.is_alive(column + dx, row + dy) {
                    count += 1;
                }
            }
        }
        count
    }
}

#[test]
fn counts_neighbours() {
    let grid = Grid { width: 3, height: 2, cells: vec![true, true, false, false, true, true] };
    assert_eq!(grid.neighbours(1, 0), 3);
    assert_eq!(grid.neighbours(0, 0), 2);
    assert_eq!(grid.neighbours(2, 1), 2);
}
