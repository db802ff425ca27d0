mod units {
    pub const SECOND: u64 = 1_000;

    pub mod long {
        pub const MINUTE: u64 = 60 * super::SECOND;
        pub const HOUR: u64 = 60 * MINUTE;
    }
}

use units::*;

fn millis(hours: u64, minutes: u64, seconds: u64) -> u64 {
    hours * HOUR + minutes * MINUTE + seconds * SECOND
}

#[test]
fn counts_millis() {
    assert_eq!(millis(1, 1, 1), 3_661_000);
    assert_eq!(millis(0, 0, 0), 0);
}
