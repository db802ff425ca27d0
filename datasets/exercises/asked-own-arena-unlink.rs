struct Track {
    title: String,
    before: Option<usize>,
    after: Option<usize>,
}

#[derive(Default)]
struct Playlist {
    tracks: Vec<Track>,
    first: Option<usize>,
    last: Option<usize>,
    removed: Vec<String>,
}

impl Playlist {
    fn push(&mut self, title: &str) -> usize {
        let id = self.tracks.len();
        self.tracks.push(Track { title: title.to_string(), before: self.last, after: None });
        match self.last {
            Some(last) => self.tracks[last].after = Some(id),
            None => self.first = Some(id),
        }
        self.last = Some(id);
        id
    }

    fn unlink(&mut self, id: usize) {
        let track = &mut self.tracks[id];
        match track.before {
            Some(before) => self.tracks[before].after = track.after,
            None => self.first = track.after,
        }
        match track.after {
            Some(after) => self.tracks[after].before = track.before,
            None => self.last = track.before,
        }
        track.before = None;
        track.after = None;
        self.removed.push(track.title.clone());
    }

    fn titles(&self) -> Vec<&str> {
        let mut titles = vec![];
        let mut at = self.first;
        while let Some(id) = at {
            titles.push(self.tracks[id].title.as_str());
            at = self.tracks[id].after;
        }
        titles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn playlist() -> Playlist {
        let mut playlist = Playlist::default();
        ["a", "b", "c", "d"].iter().for_each(|title| _ = playlist.push(title));
        playlist
    }

    #[test]
    fn in_the_middle() {
        let mut playlist = playlist();
        playlist.unlink(1);
        playlist.unlink(2);
        assert_eq!(playlist.titles(), ["a", "d"]);
        assert_eq!(playlist.tracks[3].before, Some(0));
        assert_eq!(playlist.tracks[1].after, None);
        assert_eq!(playlist.removed, ["b", "c"]);
    }

    #[test]
    fn at_the_ends() {
        let mut playlist = playlist();
        playlist.unlink(0);
        playlist.unlink(3);
        playlist.push("e");
        assert_eq!(playlist.titles(), ["b", "c", "e"]);
        assert_eq!(playlist.first, Some(1));
        assert_eq!(playlist.tracks[1].before, None);
    }
}
