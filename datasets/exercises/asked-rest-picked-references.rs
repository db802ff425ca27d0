struct Song {
    title: String,
    seconds: u32,
    plays: u32,
}

struct Library {
    songs: Vec<Song>,
}

impl Library {
    fn popular(&self, least: u32) -> Vec<&Song> {
        self.songs.iter().filter(|song| song.plays >= least).collect()
    }

    fn playing_time(&self, titles: &[&str]) -> u32 {
        self.songs.iter().filter(|song| titles.iter().any(|title| title == song.title)).map(|song| song.seconds).sum()
    }

    fn long_ones(&self, limit: u32) -> usize {
        let lengths: Vec<u32> = self.songs.iter().map(|song| song.seconds).collect();
        lengths.iter().filter(|seconds| seconds > limit).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let song = |title: &str, seconds, plays| Song { title: title.to_string(), seconds, plays };
        Library { songs: vec![song("Dawn", 200, 4), song("Noon", 310, 9), song("Dusk", 150, 0)] }
    }

    #[test]
    fn sums_by_title() {
        assert_eq!(library().playing_time(&["Dusk", "Dawn"]), 350);
        assert_eq!(library().playing_time(&[]), 0);
    }

    #[test]
    fn counts_long_ones() {
        assert_eq!(library().long_ones(150), 2);
        assert_eq!(library().popular(4).len(), 2);
    }
}
