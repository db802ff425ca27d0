//! Lamps of a house and the scenes that they are set to.

#[derive(Debug, Clone, PartialEq)]
pub struct Lamp {
    pub room: String,
    pub on: bool,
    pub percent: u8,
    /// In kelvin.
    pub warmth: u16,
}

impl Lamp {
    /// A lamp as it comes: off, at full strength, neutral.
    pub fn new(room: &str) -> Self {
        Lamp {
            room: room.to_string(),
            on: false,
            percent: 100,
            warmth: 4000,
        }
    }

    /// The lamp dimmed to `percent`, in a warm light.
    pub fn evening(&self, percent: u8) -> Self {
        Lamp {
            on: percent > 0,
            percent,
            warmth: 2700,
        }
    }
}

/// All lamps of `room` for the evening; the others as they are.
pub fn evening(lamps: &[Lamp], room: &str) -> Vec<Lamp> {
    let set = |lamp: &Lamp| match lamp.room == room {
        true => lamp.evening(40),
        false => lamp.clone(),
    };
    lamps.iter().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_room_is_set() {
        let lamps = evening(&[Lamp::new("hall"), Lamp::new("kitchen")], "hall");
        assert!(lamps[0].on);
        assert_eq!((lamps[0].percent, lamps[0].warmth), (40, 2700));
        assert_eq!(lamps[0].room, "hall");
        assert_eq!(lamps[1], Lamp::new("kitchen"));
    }

    #[test]
    fn a_lamp_dimmed_to_nothing_is_off() {
        assert!(!Lamp::new("hall").evening(0).on);
    }
}
