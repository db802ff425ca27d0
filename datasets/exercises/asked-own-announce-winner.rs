#[derive(Debug)]
struct Player {
    name: String,
    score: u32,
}

#[derive(Default)]
struct Game {
    players: Vec<Player>,
    news: Vec<String>,
    rounds: u32,
}

impl Game {
    fn join(&mut self, name: &str) {
        self.players.push(Player { name: name.to_string(), score: 0 });
    }

    fn announce(&mut self, player: &Player, what: &str) {
        let line = format!("{}. {} {} with {}", self.rounds, player.name, what, player.score);
        self.news.push(line);
    }

    fn play(&mut self, scores: &[u32]) {
        self.rounds += 1;
        for (player, score) in self.players.iter_mut().zip(scores) {
            player.score += score;
        }
        let Some(best) = self.players.iter().max_by_key(|player| player.score) else {
            return;
        };
        self.announce(best, "leads");
        if best.score >= 10 {
            self.announce(best, "wins");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_then_wins() {
        let mut game = Game::default();
        game.join("ada");
        game.join("bob");
        game.play(&[4, 3]);
        game.play(&[1, 7]);
        assert_eq!(game.news, ["1. ada leads with 4", "2. bob leads with 10", "2. bob wins with 10"]);
        assert_eq!(game.players[0].score, 5);
    }

    #[test]
    fn nobody_plays() {
        let mut game = Game::default();
        game.play(&[]);
        assert!(game.news.is_empty());
        assert_eq!(game.rounds, 1);
    }
}
