//! Settings from several places, each over the one before it, with types.

mod layer;
mod settings;

pub use layer::Layer;
pub use settings::{SettingError, Settings};
