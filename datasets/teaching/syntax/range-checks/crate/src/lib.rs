//! Watches the temperatures of an oven.

/// From when on something is done, in degrees.
pub struct Limits {
    pub warm: i32,
    pub hot: i32,
    pub danger: i32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Alarm {
    None,
    Lamp,
    Siren,
}

impl Limits {
    /// Whether the limits are in their order.
    pub fn are_sound(&self) -> bool {
        self.warm < self.hot < self.danger
    }

    pub fn alarm(&self, degrees: i32) -> Alarm {
        if degrees >= self.danger {
            Alarm::Siren
        } else if degrees >= self.hot {
            Alarm::Lamp
        } else {
            Alarm::None
        }
    }

    /// How many readings in a row were at least warm, at most.
    pub fn longest_warm(&self, readings: &[i32]) -> usize {
        let runs = readings.split(|degrees| *degrees < self.warm);
        runs.map(<[i32]>::len).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVEN: Limits = Limits {
        warm: 40,
        hot: 200,
        danger: 280,
    };

    #[test]
    fn limits_must_rise() {
        assert!(OVEN.are_sound());
        let cold = Limits { hot: 30, ..OVEN };
        assert!(!cold.are_sound());
        let danger = Limits { hot: 280, ..OVEN };
        assert!(!danger.are_sound());
    }

    #[test]
    fn alarms() {
        assert_eq!(OVEN.alarm(199), Alarm::None);
        assert_eq!(OVEN.alarm(200), Alarm::Lamp);
        assert_eq!(OVEN.alarm(999), Alarm::Siren);
        assert_eq!(OVEN.longest_warm(&[50, 20, 60, 70, 0]), 2);
    }
}
