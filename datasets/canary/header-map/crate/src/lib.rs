//! The headers of a message. `Content-Type` and `content-type` are one name.

mod map;
mod name;

pub use map::Headers;
pub use name::Name;
