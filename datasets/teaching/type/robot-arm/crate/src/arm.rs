//! The arm itself.

pub enum Move {
    Up(i32),
    Down(i32),
    Home,
}

pub struct Arm {
    height: i32,
}

impl Arm {
    pub fn at(height: i32) -> Self {
        Arm { height }
    }

    pub fn height(&self) -> i32 {
        self.height
    }

    /// Makes a move, as far as the floor and `limit` allow.
    pub fn make(&mut self, step: &Move, limit: i32) {
        let wanted = match step {
            Move::Up(by) => self.height + by,
            Move::Down(by) => self.height - by,
            Move::Home => 0,
        };
        self.height = wanted.clamp(0, limit);
    }
}
