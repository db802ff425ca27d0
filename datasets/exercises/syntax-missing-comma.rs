#[derive(Debug, Clone, PartialEq)]
struct Song {
    title: String,
    seconds: u32
    is_favourite: bool,
}

fn playlist(songs: &[Song], limit: u32) -> Vec<String> {
    let mut left = limit;
    let mut chosen = Vec::new();
    for song in songs.iter().filter(|song| song.is_favourite) {
        if song.seconds <= left {
            left -= song.seconds;
            chosen.push(song.title.clone());
        }
    }
    chosen
}

#[test]
fn plays() {
    let song = |title: &str, seconds, is_favourite| Song { title: title.to_string(), seconds, is_favourite };
    let songs = [song("a", 100, true), song("b", 10, false), song("c", 90, true), song("d", 20, true)];
    assert_eq!(playlist(&songs, 130), ["a", "d"]);
}
