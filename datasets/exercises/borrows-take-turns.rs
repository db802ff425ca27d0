#[derive(Debug)]
struct Player {
    name: String,
    position: usize,
}

struct Game {
    players: Vec<Player>,
    turn: usize,
    board: usize,
}

impl Game {
    fn current(&mut self) -> &mut Player {
        &mut self.players[self.turn]
    }

    fn roll(&mut self, dice: usize) -> Option<String> {
        let player = self.current();
        player.position += dice;
        if player.position >= self.board {
            return Some(player.name.clone());
        }
        self.turn = (self.turn + 1) % self.players.len();
        None
    }
}

#[test]
fn plays() {
    let player = |name: &str| Player { name: name.to_string(), position: 0 };
    let mut game = Game { players: vec![player("a"), player("b")], turn: 0, board: 6 };
    assert_eq!([4, 5, 1, 1].map(|dice| game.roll(dice)), [None, None, None, Some("b".to_string())]);
    assert_eq!((game.turn, game.players[0].position), (1, 5));
}
