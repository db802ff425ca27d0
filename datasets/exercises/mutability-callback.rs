struct Timer {
    ticks: u32,
}

impl Timer {
    fn run<F: Fn(u32)>(&mut self, ticks: u32, on_tick: F) {
        for _ in 0..ticks {
            self.ticks += 1;
            on_tick(self.ticks);
        }
    }
}

fn even_ticks(count: u32) -> Vec<u32> {
    let mut timer = Timer { ticks: 0 };
    let mut seen = Vec::new();
    timer.run(count, |tick| {
        if tick % 2 == 0 {
            seen.push(tick);
        }
    });
    seen
}

#[test]
fn ticks() {
    assert_eq!(even_ticks(5), [2, 4]);
    let mut timer = Timer { ticks: 3 };
    let mut sum = 0;
    timer.run(2, |tick| sum += tick);
    assert_eq!((sum, timer.ticks), (9, 5));
}
