#[derive(Debug, Default)]
struct Thermostat {
    target: i32,
    now: i32,
}

fn step(thermostat: &mut Thermostat) -> i32 {
    let difference = self.target - self.now;
    thermostat.now += difference.signum();
    difference.abs()
}

fn steps(mut thermostat: Thermostat) -> u32 {
    let mut count = 0;
    while step(&mut thermostat) > 0 {
        count += 1;
    }
    count
}

#[test]
fn heats() {
    assert_eq!(steps(Thermostat { target: 21, now: 18 }), 3);
    assert_eq!(steps(Thermostat { target: 5, now: 7 }), 2);
}
