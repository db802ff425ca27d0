struct Player {
    name: String,
    score: u32,
}

struct Game {
    players: Vec<Player>,
    current: usize,
    history: Vec<String>,
}

impl Game {
    fn new(names: &[&str]) -> Game {
        let players = names.iter().map(|name| Player { name: name.to_string(), score: 0 }).collect();
        Game { players, current: 0, history: vec![] }
    }

    fn current(&mut self) -> &mut Player {
        &mut self.players[self.current]
    }

    fn bonus(&self) -> u32 {
        self.history.len() as u32 % 2
    }

    fn play(&mut self, points: u32) {
        let player = self.current();
        player.score += points + self.bonus();
        self.history.push(format!("{}={}", player.name, player.score));
        self.current = (self.current + 1) % self.players.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_turn_with_a_bonus() {
        let mut game = Game::new(&["a", "b"]);
        for points in [5, 3, 2] {
            game.play(points);
        }
        assert_eq!(game.history, ["a=5", "b=4", "a=7"]);
        assert_eq!(game.current, 1);
    }

    #[test]
    fn alone() {
        let mut game = Game::new(&["x"]);
        game.play(1);
        game.play(1);
        assert_eq!(game.players[0].score, 3);
    }
}
