//! Bookings of meeting rooms.

/// From one hour to another, which is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    pub room: u32,
    pub from: u32,
    pub to: u32,
    pub tentative: bool,
}

#[derive(Default)]
pub struct Calendar {
    bookings: Vec<Booking>,
}

impl Calendar {
    /// The booking that holds a room at some hour.
    pub fn at(&self, room: u32, hour: u32) -> Option<&Booking> {
        let mut of_room = self.bookings.iter().filter(|one| one.room == room);
        of_room.find(|one| one.from <= hour && hour < one.to)
    }

    /// Books a room, unless it is held; tentative bookings do not hold it. Says when it is free again.
    pub fn book(&mut self, wanted: Booking) -> Result<(), u32> {
        for hour in wanted.from..wanted.to {
            let taken = self.at(wanted.room, hour);
            if let Some(taken) = taken.filter(|taken| !taken.tentative) {
                return Err(taken.to);
            }
        }
        self.bookings.push(wanted);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booking(room: u32, from: u32, to: u32) -> Booking {
        Booking {
            room,
            from,
            to,
            tentative: false,
        }
    }

    #[test]
    fn a_room_is_held_once() {
        let mut calendar = Calendar::default();
        assert_eq!(calendar.book(booking(1, 9, 11)), Ok(()));
        assert_eq!(calendar.book(booking(1, 10, 12)), Err(11));
        assert_eq!(calendar.book(booking(1, 11, 12)), Ok(()));
        assert_eq!(calendar.book(booking(2, 10, 12)), Ok(()));
    }

    #[test]
    fn tentative_bookings_hold_nothing() {
        let mut calendar = Calendar::default();
        let maybe = Booking {
            tentative: true,
            ..booking(1, 9, 17)
        };
        assert_eq!(calendar.book(maybe.clone()), Ok(()));
        assert_eq!(calendar.book(booking(1, 10, 11)), Ok(()));
        assert_eq!(calendar.at(1, 9), Some(&maybe));
        assert_eq!(calendar.at(2, 9), None);
    }
}
