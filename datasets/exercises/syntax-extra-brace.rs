struct Timer {
    left: u32,
    is_running: bool,
}

impl Timer {
    fn tick(&mut self) -> bool {
        if self.is_running && self.left > 0 {
            self.left -= 1;
            }
        }
        self.left == 0
    }

    fn restart(&mut self, from: u32) {
        self.left = from;
        self.is_running = true;
    }
}

#[test]
fn ticks() {
    let mut timer = Timer { left: 1, is_running: false };
    assert!(!timer.tick());
    timer.restart(2);
    assert!(!timer.tick());
    assert!(timer.tick());
}
