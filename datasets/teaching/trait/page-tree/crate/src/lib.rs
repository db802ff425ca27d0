//! A page made of nested parts.

mod parts;

pub use parts::{Group, Text};

/// Something that stands on a page.
pub trait Part {
    /// Calls `visit` with each text, from top to bottom.
    fn texts<F: FnMut(&str)>(&self, visit: &mut F);
}

/// The texts of a part, a line each.
pub fn plain(part: &dyn Part) -> String {
    let mut plain = String::new();
    part.texts(&mut |text| {
        plain.push_str(text);
        plain.push('\n');
    });
    plain
}

/// How many characters stand on a page.
pub fn length(part: &dyn Part) -> usize {
    let mut length = 0;
    part.texts(&mut |text| length += text.chars().count());
    length
}
