struct Dice {
    sides: u32,
    state: u32,
}

impl Dice {
    fn roll(&mut self) -> u32 {
        self.state = self.state.wrapping_mul(13).wrapping_add(5);
        self.state % self.sides + 1
    }

    fn roll_many(&mut self, times: usize) -> Vec<u32> {
        (0..times).map(|_| self.roll(self.sides)).collect()
    }
}

#[test]
fn rolls() {
    let mut dice = Dice { sides: 6, state: 1 };
    assert_eq!(dice.roll_many(3), [1, 6, 5]);
    assert_eq!(dice.roll_many(0), []);
}
