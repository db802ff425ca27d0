#[derive(Debug, Default)]
struct Tank {
    level: f64,
    limit: u32,
    overflows: u32,
}

impl Tank {
    fn fill(&mut self, litres: f64) {
        self.level += litres;
        if self.level > self.limit {
            self.level = f64::from(self.limit);
            self.overflows += 1;
        }
    }
}

#[test]
fn fills() {
    let mut tank = Tank { limit: 10, ..Tank::default() };
    tank.fill(10.0);
    assert_eq!((tank.level, tank.overflows), (10.0, 0));
    tank.fill(0.5);
    assert_eq!((tank.level, tank.overflows), (10.0, 1));
}
