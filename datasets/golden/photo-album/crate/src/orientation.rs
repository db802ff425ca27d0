//! How a camera was held. Cameras note it as a number from 1 to 8, or as nonsense.

/// The number in a note like `orientation=6`; 0 where there is none.
fn noted(note: &str) -> u8 {
    let number = note.trim().strip_prefix("orientation=");
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The quarter turns to the right that set a photograph upright. Nonsense counts as upright.
pub fn quarter_turns(note: &str) -> u8 {
    match noted(note) {
        6 | 5 => 1,
        3 | 4 => 2,
        8 | 7 => 3,
        _ => 0,
    }
}
