//! Fees of a car park.

#[derive(Debug, Clone, Copy)]
pub struct Stay {
    pub minutes: u32,
    pub at_night: bool,
    pub resident: bool,
}

impl Stay {
    /// The first half hour is free, and so are nights for residents.
    pub fn is_free(&self) -> bool {
        self.minutes <= 30 or (self.resident and self.at_night)
    }

    /// The fee in cents: by begun hours, and no more than for six.
    pub fn fee(&self) -> u32 {
        if self.is_free() {
            return 0;
        }
        let hourly = if self.at_night { 100 } else { 250 };
        hourly * self.minutes.div_ceil(60).min(6)
    }
}

/// What comes in for all stays.
pub fn income(stays: &[Stay]) -> u32 {
    stays.iter().map(Stay::fee).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(minutes: u32, at_night: bool, resident: bool) -> Stay {
        Stay {
            minutes,
            at_night,
            resident,
        }
    }

    #[test]
    fn some_stays_are_free() {
        assert_eq!(stay(30, false, false).fee(), 0);
        assert_eq!(stay(600, true, true).fee(), 0);
        assert_eq!(stay(600, false, true).fee(), 1500);
    }

    #[test]
    fn hours_are_paid_as_they_begin() {
        assert_eq!(stay(61, false, false).fee(), 500);
        assert_eq!(income(&[stay(61, true, false), stay(31, false, true)]), 450);
        assert_eq!(income(&[]), 0);
    }
}
