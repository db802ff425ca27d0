#[derive(Debug, Clone, PartialEq)]
struct Player {
    name: String,
    score: u32,
    time: f64,
}

struct Ladder {
    players: Vec<Player>,
}

impl Ladder {
    /// The highest score first.
    fn rank(&mut self) {
        self.players.sort_by(|a, b| a.score > b.score);
    }

    /// The fastest first.
    fn by_time(&self) -> Vec<&str> {
        let mut sorted: Vec<&Player> = self.players.iter().collect();
        sorted.sort_by(|a, b| a.time < b.time);
        sorted.iter().map(|player| player.name.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder() -> Ladder {
        let player = |name: &str, score, time| Player { name: name.to_string(), score, time };
        Ladder { players: vec![player("Ann", 3, 9.5), player("Bob", 7, 4.25), player("Cid", 5, 4.5)] }
    }

    #[test]
    fn ranks() {
        let mut ladder = ladder();
        ladder.rank();
        assert_eq!(ladder.players.iter().map(|one| one.score).collect::<Vec<_>>(), [7, 5, 3]);
    }

    #[test]
    fn the_fastest_first() {
        assert_eq!(ladder().by_time(), ["Bob", "Cid", "Ann"]);
    }
}
