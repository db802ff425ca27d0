struct Track {
    title: String,
    plays: u32,
}

struct Player {
    tracks: Vec<Track>,
    at: usize,
    total_plays: u32,
}

impl Player {
    fn play(&mut self) -> String {
        let track = &mut self.tracks[self.at];
        track.plays += 1;
        self.total_plays += 1;
        self.advance();
        format!("{} ({})", track.title, track.plays)
    }

    fn advance(&mut self) {
        self.at = (self.at + 1) % self.tracks.len();
    }
}

#[test]
fn plays_in_turn() {
    let track = |title: &str| Track { title: title.to_string(), plays: 0 };
    let mut player = Player { tracks: vec![track("a"), track("b")], at: 1, total_plays: 0 };
    assert_eq!([player.play(), player.play(), player.play()], ["b (1)", "a (1)", "b (2)"]);
    assert_eq!((player.total_plays, player.at), (3, 0));
}
