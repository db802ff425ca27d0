trait Gauge {
    fn add(&self, amount: u32);
    fn total(&self) -> u32;
}

struct Meter {
    total: u32,
}

struct Twice {
    total: u32,
}

impl Gauge for Meter {
    fn add(&self, amount: u32) {
        self.total += amount;
    }

    fn total(&self) -> u32 {
        self.total
    }
}

impl Gauge for Twice {
    fn add(&self, amount: u32) {
        self.total += 2 * amount;
    }

    fn total(&self) -> u32 {
        self.total
    }
}

#[test]
fn adds() {
    let mut gauges: Vec<Box<dyn Gauge>> = vec![Box::new(Meter { total: 0 }), Box::new(Twice { total: 1 })];
    for gauge in gauges.iter_mut() {
        gauge.add(2);
    }
    assert_eq!(gauges.iter().map(|gauge| gauge.total()).sum::<u32>(), 7);
}
