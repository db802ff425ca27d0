#[derive(Clone, Copy)]
struct Clock {
    hour: u8,
    minute: u8,
}

fn spoken(clock: Clock) -> String {
    match clock.minute {
        0 => "o'clock",
        1..=29 => format!("{} past {}", clock.minute, clock.hour),
        30 => format!("half past {}", clock.hour),
        _ => format!("{} to {}", 60 - clock.minute, clock.hour + 1),
    }
}

#[test]
fn speaks() {
    assert_eq!(spoken(Clock { hour: 3, minute: 0 }), "o'clock");
    assert_eq!(spoken(Clock { hour: 3, minute: 30 }), "half past 3");
    assert_eq!(spoken(Clock { hour: 3, minute: 50 }), "10 to 4");
    assert_eq!(spoken(Clock { hour: 3, minute: 7 }), "7 past 3");
}
