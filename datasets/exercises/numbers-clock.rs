use std::time::Duration;

struct Lap {
    took: Duration,
    metres: u32,
}

impl Lap {
    /// In metres a second.
    fn speed(&self) -> f64 {
        f64::from(self.metres) / self.took
    }
}

fn fastest(laps: &[Lap]) -> f64 {
    laps.iter().map(Lap::speed).fold(0.0, f64::max)
}

#[test]
fn finds_the_fastest() {
    let laps = [
        Lap { took: Duration::from_millis(2_500), metres: 10 },
        Lap { took: Duration::from_millis(800), metres: 4 },
    ];
    assert_eq!(fastest(&laps), 5.0);
    assert_eq!(laps[0].speed(), 4.0);
}
