use std::cell::Cell;

struct Reading {
    sensor: u32,
    value: f64,
}

struct Watch {
    limit: f64,
    looked: Cell<usize>,
}

impl Watch {
    /// The sensor of the first reading above the limit; no reading after it is looked at.
    fn alarm(&self, readings: &[Reading]) -> Option<u32> {
        readings.iter().for_each(|reading| {
            self.looked.set(self.looked.get() + 1);
            if reading.value > self.limit {
                return Some(reading.sensor);
            }
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Vec<Reading> {
        [(1, 0.5), (2, 2.5), (3, 9.0), (4, 0.0)].map(|(sensor, value)| Reading { sensor, value }).into()
    }

    #[test]
    fn stops_at_the_first() {
        let watch = Watch { limit: 1.0, looked: Cell::new(0) };
        assert_eq!(watch.alarm(&readings()), Some(2));
        assert_eq!(watch.looked.get(), 2);
    }

    #[test]
    fn looks_at_all_where_nothing_is_wrong() {
        let watch = Watch { limit: 10.0, looked: Cell::new(0) };
        assert_eq!(watch.alarm(&readings()), None);
        assert_eq!(watch.looked.get(), 4);
    }
}
