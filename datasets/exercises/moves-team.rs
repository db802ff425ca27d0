struct Address {
    town: String,
}

struct Player {
    name: String,
    home: Address,
}

struct Team {
    players: Vec<Player>,
    captain: Option<Player>,
}

impl Team {
    fn choose(&mut self, at: usize) {
        self.captain = Some(self.players[at]);
    }
}

#[test]
fn chooses() {
    let home = Address { town: "Bern".to_string() };
    let mut team = Team { players: vec![Player { name: "Ida".to_string(), home }], captain: None };
    team.choose(0);
    assert_eq!(team.captain.as_ref().unwrap().home.town, "Bern");
    assert_eq!(team.players[0].name, team.captain.unwrap().name);
}
