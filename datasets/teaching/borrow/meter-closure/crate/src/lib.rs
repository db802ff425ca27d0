//! An electricity meter with an alarm.

pub struct Meter {
    pub limit: u32,
    pub alarms: Vec<u32>,
}

impl Meter {
    pub fn new(limit: u32) -> Self {
        Meter {
            limit,
            alarms: Vec::new(),
        }
    }

    /// Reads loads by the hour, notes the hours with too much, and returns the sum of the rest.
    pub fn read(&mut self, loads: &[u32]) -> u32 {
        let mut alarm = |hour| self.alarms.push(hour);
        let mut sum = 0;
        for (hour, &load) in loads.iter().enumerate() {
            if load > self.limit {
                alarm(hour as u32);
            } else {
                sum += load;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_over_the_limit_are_noted() {
        let mut meter = Meter::new(10);
        assert_eq!(meter.read(&[3, 11, 7, 40]), 10);
        assert_eq!(meter.alarms, [1, 3]);
    }

    #[test]
    fn the_limit_itself_is_allowed() {
        let mut meter = Meter::new(10);
        assert_eq!(meter.read(&[10, 10]), 20);
        assert!(meter.alarms.is_empty());
    }
}
