//! A thermostat that looks at how fast a room cools, not only at how cold it is.

struct Thermostat {
    wanted: f64,
    readings: Vec<f64>,
}

impl Thermostat {
    fn new(wanted: f64) -> Self {
        Thermostat {
            wanted,
            readings: Vec::new(),
        }
    }

    /// Note a reading; says by how much it differs from the one before, the first by nothing.
    fn note(&mut self, reading: f64) -> f64 {
        let before = self.readings.last().copied().unwrap_or(reading);
        self.readings.push(reading);
        reading - before
    }

    /// Heat when the room would be too cold at the next reading, if it goes on as it does.
    fn heats(&mut self, reading: f64) -> bool {
        let change = self.note(reading);
        reading + change < self.wanted
    }

    fn coldest(&self) -> Option<f64> {
        self.readings.iter().copied().reduce(f64::min)
    }
}

fn main() {
    let mut thermostat = Thermostat::new(20.0);
    for reading in [22.0, 21.5, 20.5, 20.0] {
        println!("{reading}: {}", thermostat.heats(reading));
    }
    println!("coldest: {:?}", thermostat.coldest());
}

#[test]
fn the_first_reading_is_no_change() {
    assert_eq!(Thermostat::new(20.0).note(18.0), 0.0);
}

#[test]
fn a_change_is_measured_from_the_reading_before() {
    let mut thermostat = Thermostat::new(20.0);
    let changes: Vec<f64> = [22.0, 21.5, 20.5, 21.0]
        .iter()
        .map(|&one| thermostat.note(one))
        .collect();
    assert_eq!(changes, [0.0, -0.5, -1.0, 0.5]);
    assert_eq!(thermostat.coldest(), Some(20.5));
}

#[test]
fn a_room_that_cools_fast_is_heated_early() {
    let mut thermostat = Thermostat::new(20.0);
    assert!(!thermostat.heats(22.0));
    assert!(!thermostat.heats(21.5));
    assert!(thermostat.heats(20.5));
    assert!(!thermostat.heats(20.5));
}
