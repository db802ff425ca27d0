use std::collections::HashMap;

struct Player {
    name: String,
    team: String,
}

struct League {
    players: Vec<Player>,
    points: HashMap<String, u32>,
}

impl League {
    fn points_of(&self, team: &str) -> u32 {
        self.points.get(team).copied().unwrap_or(0)
    }

    fn sort(&mut self) {
        self.players.sort_by_key(|player| std::cmp::Reverse(self.points_of(&player.team)));
    }
}

#[test]
fn sorts_by_points_of_the_team() {
    let player = |name: &str, team: &str| Player { name: name.to_string(), team: team.to_string() };
    let players = vec![player("a", "low"), player("b", "none"), player("c", "top"), player("d", "low")];
    let points = HashMap::from([("low".to_string(), 1), ("top".to_string(), 9)]);
    let mut league = League { players, points };
    league.sort();
    assert_eq!(league.players.iter().map(|player| player.name.as_str()).collect::<String>(), "cadb");
    assert_eq!(league.points_of("top"), 9);
}
