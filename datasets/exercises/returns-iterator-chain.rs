struct Grid {
    rows: Vec<Vec<u8>>,
}

impl Grid {
    fn cells(&self) -> impl Iterator<Item = (usize, usize, u8)> + '_ {
        self.rows.iter().enumerate().flat_map(|(y, row)| row.iter().enumerate().map(|(x, cell)| (x, y, *cell)))
    }

    fn find(&self, wanted: u8) -> Option<(usize, usize)> {
        self.cells().find(|(_, _, cell)| *cell == wanted).map(|(x, y, _)| (x, y))
    }
}

#[test]
fn finds_cells() {
    let grid = Grid { rows: vec![vec![1, 2], vec![3, 4], vec![4]] };
    assert_eq!(grid.find(4), Some((1, 1)));
    assert_eq!(grid.find(9), None);
    assert_eq!(grid.cells().count(), 5);
}
