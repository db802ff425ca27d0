struct Clock {
    steps: Vec<u64>,
    time: u64,
}

impl Clock {
    fn step(&mut self, by: &u64) {
        self.time += by;
    }

    fn run(&mut self) {
        for by in &self.steps {
            self.step(by);
        }
    }
}

#[test]
fn runs() {
    let mut clock = Clock { steps: vec![1, 2], time: 0 };
    clock.run();
    clock.run();
    assert_eq!(clock.time, 6);
}
