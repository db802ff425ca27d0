#[derive(Debug, Clone, PartialEq)]
struct Song {
    title: String,
    seconds: u32,
}

struct Playlist {
    name: String,
    songs: Vec<Song>,
}

impl Playlist {
    fn new(name: &str) -> Self {
        Playlist { name: name.to_string(), songs: Vec::new() }
    }

    fn add(&mut self, title: &str, seconds: u32) {
        self.songs.push(Song { title: title.to_string(), seconds });
    }

    fn longest(&self) -> Option<&Song> {
        let mut best: Option<&Song> = None;
        for song in self.songs {
            if best.map_or(true, |b| song.seconds > b.seconds) {
                best = Some(&song);
            }
        }
        best
    }

    fn summary(&self) -> String {
        format!("{}: {} songs", self.name, self.songs.len())
    }
}

#[test]
fn finds_the_longest() {
    let mut list = Playlist::new("road");
    assert_eq!(list.longest(), None);
    list.add("a", 100);
    list.add("b", 300);
    list.add("c", 300);
    assert_eq!(list.longest().unwrap().title, "b");
    assert!(std::ptr::eq(list.longest().unwrap(), &list.songs[1]));
    assert_eq!(list.summary(), "road: 3 songs");
}
