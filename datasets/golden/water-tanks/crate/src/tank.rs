//! One tank, in litres.

#[derive(Clone, Debug, PartialEq)]
pub struct Tank {
    capacity: u32,
    level: u32,
}

impl Tank {
    pub fn new(capacity: u32) -> Self {
        Tank { capacity, level: 0 }
    }

    pub fn level(&self) -> u32 {
        self.level
    }

    pub fn room(&self) -> u32 {
        self.capacity - self.level
    }

    /// Fill in as much as there is room for; says how much.
    pub fn fill(&mut self, litres: u32) -> u32 {
        let filled = litres.min(self.room());
        self.level += filled;
        filled
    }

    /// Draw as much as there is; says how much.
    pub fn draw(&mut self, litres: u32) -> u32 {
        let drawn = litres.min(self.level);
        self.level -= drawn;
        drawn
    }
}
