struct Grid {
    width: usize,
    cells: Vec<u8>,
}

impl Grid {
    fn index(&self, x: usize, y: usize) -> usize {
        y * self.width + x
    }

    fn get(&self, x: usize, y: usize) -> u8 {
        self.cells[index(x, y)]
    }

    fn set(&mut self, x: usize, y: usize, to: u8) {
        let at = index(x, y);
        self.cells[at] = to;
    }
}

#[test]
fn cells() {
    let mut grid = Grid { width: 2, cells: vec![0; 4] };
    grid.set(1, 1, 7);
    assert_eq!(grid.get(1, 1), 7);
    assert_eq!(grid.get(0, 1), 0);
}
