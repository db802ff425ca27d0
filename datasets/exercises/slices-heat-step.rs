struct Rod {
    cells: Vec<f64>,
    steps: u32,
}

impl Rod {
    fn step(&mut self) {
        let count = self.cells.len();
        for (at, cell) in self.cells.iter_mut().enumerate() {
            let left = if at == 0 { *cell } else { self.cells[at - 1] };
            let right = if at + 1 == count { *cell } else { self.cells[at + 1] };
            *cell += (left + right - 2.0 * *cell) / 4.0;
        }
        self.steps += 1;
    }
}

#[test]
fn heat_spreads_evenly() {
    let mut rod = Rod { cells: vec![0.0, 0.0, 16.0, 0.0, 0.0], steps: 0 };
    rod.step();
    assert_eq!(rod.cells, [0.0, 4.0, 8.0, 4.0, 0.0]);
    rod.step();
    assert_eq!(rod.cells, [1.0, 4.0, 6.0, 4.0, 1.0]);
    assert_eq!(rod.steps, 2);
}
