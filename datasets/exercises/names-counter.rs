struct Counter {
    count: u32,
    step: u32,
}

impl Counter {
    fn tick(&mut self) -> u32 {
        count += step;
        count
    }

    fn reset(&mut self) {
        count = 0;
    }
}

#[test]
fn ticks() {
    let mut counter = Counter { count: 1, step: 2 };
    assert_eq!(counter.tick(), 3);
    counter.reset();
    assert_eq!(counter.count, 0);
}
