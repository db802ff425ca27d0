//! One player's time.

#[derive(Clone)]
pub struct Player {
    left: u32,
    bonus: u32,
}

impl Player {
    pub fn new(seconds: u32, bonus: u32) -> Self {
        Player {
            left: seconds,
            bonus,
        }
    }

    pub fn left(&self) -> u32 {
        self.left
    }

    /// Takes off what a move took; who still has time gets the bonus.
    pub fn used(&mut self, seconds: u32) {
        self.left = self.left.saturating_sub(seconds);
        if self.left > 0 {
            self.left += self.bonus;
        }
    }
}
