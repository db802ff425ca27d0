fn parse_rgb(text: &str) -> Option<[u8; 3]> {
    let parts: Vec<u8> = text.split(' ').map(|part| part.parse::<u8>().ok()).collect();
    match parts[..] {
        [r, g, b] => Some([r, g, b]),
        _ => None,
    }
}

#[test]
fn parses() {
    assert_eq!(parse_rgb("1 2 255"), Some([1, 2, 255]));
    assert_eq!(parse_rgb("1 x 2 3"), None);
    assert_eq!(parse_rgb("1 2"), None);
}
