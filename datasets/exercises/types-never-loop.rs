struct Dial {
    positions: Vec<u32>,
    at: usize,
}

impl Dial {
    /// The next position above a limit, or zero after one turn.
    fn next_above(&mut self, limit: u32) -> u32 {
        for _ in 0..self.positions.len() {
            self.at = (self.at + 1) % self.positions.len();
            if self.positions[self.at] > limit {
                self.positions[self.at]
            }
        }
        0
    }
}

#[test]
fn turns() {
    let mut dial = Dial { positions: vec![5, 1, 9], at: 0 };
    assert_eq!(dial.next_above(4), 9);
    assert_eq!(dial.next_above(4), 5);
    assert_eq!(dial.next_above(10), 0);
}
