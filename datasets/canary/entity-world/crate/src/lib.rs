//! A small world of entities: each is a number, and what it is made of lies in columns.

mod column;
mod world;

pub use column::Column;
pub use world::{Entity, Vector, World, DRAG};
