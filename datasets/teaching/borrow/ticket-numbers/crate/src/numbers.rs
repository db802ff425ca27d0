//! Numbers that are given out once.

pub struct Numbers {
    next: u32,
}

impl Numbers {
    pub fn starting_at(first: u32) -> Self {
        Numbers { next: first }
    }

    /// The `count` numbers that would be given out next.
    pub fn upcoming(&self, count: usize) -> impl Iterator<Item = u32> {
        (self.next..).take(count)
    }

    /// Takes `count` numbers as given out.
    pub fn skip(&mut self, count: usize) {
        self.next += count as u32;
    }
}
