struct Board {
    rows: Vec<Vec<char>>,
}

impl Board {
    fn column(&self, x: usize) -> String {
        self.rows.iter().map(|row| row[x]).collect()
    }

    fn rotate(&mut self) {
        let height = self.rows.len();
        let width = self.rows[0].len();
        let old = self.rows;
        for x in 0..width {
            let mut row = Vec::with_capacity(height);
            for y in (0..height).rev() {
                row.push(old[y][x]);
            }
            self.rows.push(row);
        }
    }
}

#[test]
fn rotates() {
    let mut board = Board { rows: vec!["ab".chars().collect(), "cd".chars().collect(), "ef".chars().collect()] };
    board.rotate();
    assert_eq!(board.rows.len(), 2);
    assert_eq!(board.rows[0], ['e', 'c', 'a']);
    assert_eq!(board.column(0), "ef");
}
