//! Both players' time.

use crate::player::Player;

pub struct Clock {
    players: [Player; 2],
    turn: usize,
}

impl Clock {
    pub fn new(seconds: u32, bonus: u32) -> Self {
        let player = Player::new(seconds, bonus);
        Clock {
            players: [player.clone(), player],
            turn: 0,
        }
    }

    /// The player to move used up some seconds, and it is the other's turn.
    pub fn press(&mut self, used: u32) {
        self.players[self.turn].used(used);
        self.turn = 1 - self.turn;
    }

    /// What both have left.
    pub fn left(&self) -> [u32; 2] {
        [self.players[0].left(), self.players[1].left()]
    }

    /// Who has no time left, counted from 0.
    pub fn lost(&self) -> Option<usize> {
        self.players.iter().position(|player| player.left() == 0)
    }
}
