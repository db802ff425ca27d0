//! Converts times of day between clocks.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    pub hours: u8,
    pub minutes: u8,
}

impl Time {
    /// A time from `18:05`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let time = Time {
            hours: hours.parse().ok()?,
            minutes: minutes.parse().ok()?,
        };
        (time.hours < 24 && time.minutes < 60).then_some(time)
    }

    /// As clocks with twelve hours show it: `6:05 pm`.
    pub fn twelve_hours(self) -> String {
        let Time { hour, minutes } = self;
        let half = if hour < 12 { "am" } else { "pm" };
        let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
        format!("{hour}:{minutes:02} {half}")
    }

    /// The minutes from this time to a later one, over midnight where need be.
    pub fn until(self, later: Time) -> u16 {
        let minutes = |time: Time| u16::from(time.hours) * 60 + u16::from(time.minutes);
        (minutes(later) + 24 * 60 - minutes(self)) % (24 * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    #[test]
    fn twelve_hours() {
        assert_eq!(time("18:05").twelve_hours(), "6:05 pm");
        assert_eq!(time("0:30").twelve_hours(), "12:30 am");
        assert_eq!(time("12:00").twelve_hours(), "12:00 pm");
        assert_eq!(Time::parse("24:00"), None);
    }

    #[test]
    fn minutes_between() {
        assert_eq!(time("9:50").until(time("10:05")), 15);
        assert_eq!(time("23:50").until(time("0:05")), 15);
    }
}
