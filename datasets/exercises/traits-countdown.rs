struct Countdown {
    left: u32,
}

impl Iterator for Countdown {
    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.left)
    }
}

#[test]
fn counts() {
    assert_eq!(Countdown { left: 3 }.collect::<Vec<_>>(), vec![2, 1, 0]);
}
