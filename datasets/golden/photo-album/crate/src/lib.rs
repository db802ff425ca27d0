//! An album that lays photographs out on pages.

mod album;
mod orientation;

pub use album::Album;
