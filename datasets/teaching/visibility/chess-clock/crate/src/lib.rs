//! A clock for two players.

mod clock;
mod player;

pub use clock::Clock;
pub use player::Player;
