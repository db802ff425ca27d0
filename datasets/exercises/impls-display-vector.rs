use std::fmt;

struct Playlist {
    songs: Vec<String>,
}

impl fmt::Display for Playlist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} songs: {}", self.songs.len(), self.songs)
    }
}

fn describe(titles: &[&str]) -> String {
    Playlist { songs: titles.iter().map(|title| title.to_string()).collect() }.to_string()
}

#[test]
fn describes() {
    assert_eq!(describe(&["Blue", "Red"]), "2 songs: Blue, Red");
    assert_eq!(describe(&["Solo"]), "1 songs: Solo");
}
