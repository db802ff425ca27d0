/// Shifts letters along the alphabet, as Caesar did.
fn shift(text: &str, by: u8) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_lowercase() {
                let place = (c as u8 - b'a' + by) % 26;
                (u32::from(b'a' + place)) as char
            } else {
                c
            }
        })
        .collect()
}

#[test]
fn shifts() {
    assert_eq!(shift("hello, zoe", 3), "khoor, crh");
    assert_eq!(shift("abc", 26), "abc");
    assert_eq!(shift("Ä!", 4), "Ä!");
}
