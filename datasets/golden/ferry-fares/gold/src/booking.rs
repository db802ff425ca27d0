//! Who travels, and what they pay together.

use crate::fare::{fare, Season};

const SEAT: u32 = 2_000;
const BICYCLE: u32 = 500;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Passenger {
    Adult,
    Child,
}

#[derive(Debug)]
pub struct Booking {
    pub season: Season,
    pub passengers: Vec<Passenger>,
    pub bicycles: u32,
}

impl Booking {
    fn seat(&self, passenger: Passenger) -> u32 {
        let percent = match passenger {
            Passenger::Adult => 100,
            Passenger::Child => 50,
        };
        fare(SEAT, percent, self.season)
    }

    /// The price of all seats and bicycles. Bicycles cost the same all year.
    pub fn price(&self) -> u32 {
        let seats: u32 = self.passengers.iter().map(|&one| self.seat(one)).sum();
        seats + self.bicycles * fare(BICYCLE, 100, Season::Winter)
    }
}
