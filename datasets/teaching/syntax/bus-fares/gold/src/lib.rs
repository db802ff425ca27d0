//! Fares of a bus company.

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passenger {
    Child,
    Adult,
    Senior,
}

/// The fare for some zones in cents; the first zone is dearer than the others.
pub fn fare(passenger: Passenger, zones: u32) -> u32 {
    let full = match zones {
        0 => 0,
        _ => 180 + (zones - 1) * 70,
    };
    match passenger {
        Passenger::Child => full / 2,
        Passenger::Adult => full,
        Passenger::Senior => full * 3 / 4,
    }
}

/// The fares of a group; of five or more the cheapest rides free.
pub fn group_fare(group: &[Passenger], zones: u32) -> u32 {
    let fares: Vec<u32> = group.iter().map(|one| fare(*one, zones)).collect();
    let sum: u32 = fares.iter().sum();
    match fares.iter().min() {
        Some(cheapest) if fares.len() >= 5 => sum - *cheapest,
        _ => sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Passenger::{Adult, Child, Senior};

    #[test]
    fn fares_grow_with_zones() {
        assert_eq!(fare(Adult, 1), 180);
        assert_eq!(fare(Child, 3), 160);
        assert_eq!(fare(Senior, 0), 0);
    }

    #[test]
    fn one_of_five_rides_free() {
        assert_eq!(group_fare(&[Adult, Adult, Adult, Adult], 1), 720);
        assert_eq!(group_fare(&[Adult, Child, Adult, Adult, Adult], 1), 720);
        assert_eq!(group_fare(&[], 2), 0);
    }
}
