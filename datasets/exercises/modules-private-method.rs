mod game {
    #[derive(Default)]
    pub struct Dice {
        state: u32,
    }

    impl Dice {
        fn roll(&mut self) -> u32 {
            self.state = self.step();
            self.state % 6 + 1
        }

        fn step(&self) -> u32 {
            self.state.wrapping_mul(5).wrapping_add(7)
        }
    }
}

fn rolls(count: usize) -> Vec<u32> {
    let mut dice = game::Dice::default();
    (0..count).map(|_| dice.roll()).collect()
}

#[test]
fn rolls_dice() {
    assert_eq!(rolls(3), [2, 1, 2]);
    assert!(rolls(0).is_empty());
}
