//! What a crossing costs.

mod booking;
mod fare;

pub use booking::{Booking, Passenger};
pub use fare::Season;
