//! How much louder or softer a signal becomes.

use std::fmt;

/// A gain in tenths of a decibel. It never leaves the range of the hardware.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gain(i16);

impl Gain {
    pub const LOWEST: Gain = Gain(-600);
    pub const UNITY: Gain = Gain(0);
    pub const HIGHEST: Gain = Gain(120);

    /// The gain nearest to `tenths` that the hardware can do.
    pub fn new(tenths: i16) -> Self {
        Gain(tenths.clamp(Self::LOWEST.0, Self::HIGHEST.0))
    }

    pub const fn from_tenths(tenths: i16) -> Self {
        Gain(tenths)
    }

    pub fn tenths(self) -> i16 {
        self.0
    }

    /// One gain after the other.
    pub fn then(self, other: Gain) -> Self {
        Gain::new(self.0 + other.0)
    }
}

impl fmt::Display for Gain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:+.1} dB", f32::from(self.0) / 10.0)
    }
}
