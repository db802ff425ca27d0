#[derive(Debug, Clone, PartialEq)]
struct Board {
    cells: Vec<u8>,
}

struct Game {
    board: Board,
    saved: Option<Board>,
}

impl Game {
    fn play(&mut self, at: usize, value: u8) {
        self.saved = Some(self.board.clone());
        self.board.cells[at] = value;
    }

    /// Back to what was saved, once.
    fn undo(&mut self) -> bool {
        match self.saved {
            Some(board) => {
                self.board = board;
                self.saved = None;
                true
            }
            None => false,
        }
    }
}

#[test]
fn undoes_once() {
    let mut game = Game { board: Board { cells: vec![0, 0] }, saved: None };
    assert!(!game.undo());
    game.play(1, 7);
    game.play(0, 5);
    assert!(game.undo());
    assert_eq!(game.board.cells, [0, 7]);
    assert!(!game.undo());
    assert_eq!(game.board.cells, [0, 7]);
}
