mod dial {
    #[derive(Debug, Default)]
    pub struct Dial {
        pub at: i32,
    }
}

use dial::Dial;

impl dial {
    fn turn(&mut self, by: i32) -> i32 {
        self.at = (self.at + by).rem_euclid(100);
        self.at
    }
}

#[test]
fn turns() {
    let mut dial = Dial::default();
    assert_eq!(dial.turn(-1), 99);
    assert_eq!(dial.turn(3), 2);
}
