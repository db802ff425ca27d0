struct Countdown {
    from: u32,
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(self) -> Option<u32> {
        if self.from == 0 {
            return None;
        }
        self.from -= 1;
        Some(self.from + 1)
    }
}

fn launch(from: u32) -> String {
    let mut words: Vec<String> = Countdown { from }.map(|n| n.to_string()).collect();
    words.push("lift off".to_string());
    words.join(", ")
}

#[test]
fn launches() {
    assert_eq!(launch(3), "3, 2, 1, lift off");
    assert_eq!(launch(0), "lift off");
}
