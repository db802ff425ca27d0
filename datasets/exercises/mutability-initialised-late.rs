#[derive(Debug, PartialEq)]
enum Level {
    Low,
    Middle,
    High,
}

fn level(reading: f64, limits: (f64, f64)) -> (Level, &'static str) {
    let note;
    let level = if reading < limits.0 {
        note = "heat up";
        Level::Low
    } else if reading < limits.1 {
        Level::Middle
    } else {
        note = "cool down";
        Level::High
    };
    (level, note)
}

#[test]
fn tells_levels() {
    assert_eq!(level(1.0, (2.0, 4.0)).0, Level::Low);
    assert_eq!(level(2.0, (2.0, 4.0)).0, Level::Middle);
    assert_eq!(level(4.0, (2.0, 4.0)), (Level::High, "cool down"));
    assert_eq!(level(0.0, (2.0, 4.0)).1, "heat up");
}
