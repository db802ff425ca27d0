use photo_album::Album;

fn album(notes: &[&str]) -> Album {
    let mut album = Album::default();
    for note in notes {
        album.add(400, 300, note);
    }
    album
}

#[test]
fn photographs_are_set_upright() {
    let album = album(&[
        "orientation=1",
        "orientation=3",
        "orientation=6",
        "orientation=8",
    ]);
    assert_eq!(
        album.sizes(),
        [(400, 300), (400, 300), (300, 400), (300, 400)]
    );
}

#[test]
fn nonsense_counts_as_upright() {
    let album = album(&["", "orientation=9", "orientation=tall", "orientation=255"]);
    assert_eq!(album.sizes(), [(400, 300); 4]);
}

#[test]
fn high_ones_share_a_page() {
    assert_eq!(album(&["orientation=6"; 3]).pages(), 2);
    assert_eq!(album(&["orientation=6", "orientation=1"]).pages(), 2);
}
