//! The states of one light.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    Red,
    /// Red and yellow together: it is about to be green.
    RedYellow,
    Green,
    Yellow,
}

impl Light {
    pub fn next(self) -> Self {
        match self {
            Light::Red => Light::RedYellow,
            Light::RedYellow => Light::Green,
            Light::Green => Light::Yellow,
            Light::Yellow => Light::Red,
        }
    }

    /// How long the light stays so.
    pub fn seconds(self) -> u32 {
        match self {
            Light::Red => 40,
            Light::Green => 30,
            Light::Yellow | Light::RedYellow => 3,
        }
    }
}
