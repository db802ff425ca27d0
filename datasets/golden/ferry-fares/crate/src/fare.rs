//! Fares in cents.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Season {
    Winter,
    Summer,
}

/// A fare: so many percent of the base, plus what the season adds, which nobody gets a discount on.
pub fn fare(base: u32, percent: u32, season: Season) -> u32 {
    let extra = match season {
        Season::Winter => 0,
        Season::Summer => 300,
    };
    base * percent / 100 + extra
}
