#[derive(Debug, Clone, Equal)]
struct Stamp {
    country: String,
    cents: u32,
}

fn doubles(album: &[Stamp]) -> usize {
    let mut count = 0;
    for (at, stamp) in album.iter().enumerate() {
        if album[..at].contains(stamp) {
            count += 1;
        }
    }
    count
}

#[test]
fn finds_doubles() {
    let stamp = |country: &str, cents| Stamp { country: country.to_string(), cents };
    assert_eq!(doubles(&[stamp("no", 5), stamp("fi", 5), stamp("no", 5), stamp("no", 6)]), 1);
}
