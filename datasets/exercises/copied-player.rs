struct Player {
    name: String,
    lives: u32,
}

struct Game {
    players: Vec<Player>,
    log: Vec<String>,
}

impl Game {
    fn write(&mut self, line: String) {
        self.log.push(line);
    }

    fn hit(&mut self, at: usize) -> bool {
        let player = &mut self.players[at];
        player.lives -= 1;
        self.write("hit".to_string());
        self.write(format!("{} left", player.lives));
        player.lives == 0
    }
}

#[test]
fn hits() {
    let mut game = Game { players: vec![Player { name: "Ann".to_string(), lives: 2 }], log: vec![] };
    assert!(!game.hit(0));
    assert!(game.hit(0));
    assert_eq!(game.log, ["hit", "1 left", "hit", "0 left"]);
    assert_eq!(game.players[0].name, "Ann");
}
