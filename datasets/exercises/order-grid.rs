struct Grid {
    cells: Vec<u8>,
    width: usize,
}

impl Grid {
    fn index(&self, x: usize, y: usize) -> usize {
        y * self.width + x
    }

    fn cell(&mut self, at: usize) -> &mut u8 {
        &mut self.cells[at]
    }

    fn set(&mut self, x: usize, y: usize, value: u8) {
        *self.cell(self.index(x, y)) = value;
    }

    fn put(&mut self, x: usize, y: usize, value: u8) {
        self.cells.as_mut_slice()[self.index(x, y)] = value;
    }
}

#[test]
fn sets() {
    let mut grid = Grid { cells: vec![0; 6], width: 3 };
    grid.set(1, 1, 7);
    grid.put(0, 1, 8);
    assert_eq!(grid.cells, [0, 0, 0, 8, 7, 0]);
}
