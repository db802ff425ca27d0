#[derive(Debug)]
struct Entry {
    player: String,
    points: u32,
}

#[derive(Default)]
struct Board {
    entries: Vec<Entry>,
}

impl Board {
    fn best(&self) -> Option<&Entry> {
        self.entries.iter().max_by_key(|entry| entry.points)
    }

    fn submit(&mut self, player: &str, points: u32) -> bool {
        let best = self.best();
        self.entries.push(Entry { player: player.to_string(), points });
        match best {
            Some(best) => points > best.points,
            None => true,
        }
    }
}

#[test]
fn tells_records() {
    let mut board = Board::default();
    assert!(board.submit("ann", 10));
    assert!(!board.submit("bob", 10));
    assert!(board.submit("cid", 11));
    assert_eq!(board.entries.len(), 3);
    assert_eq!(board.best().unwrap().player, "cid");
}
