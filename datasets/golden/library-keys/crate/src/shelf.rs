//! Things in the order in which they were put there.

use crate::key::Key;

#[derive(Debug)]
pub struct Shelf<T> {
    things: Vec<T>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { things: Vec::new() }
    }
}

impl<T> Shelf<T> {
    pub fn put(&mut self, thing: T) -> Key<T> {
        self.things.push(thing);
        Key::new(self.things.len() as u32 - 1)
    }

    pub fn get(&self, key: Key<T>) -> &T {
        &self.things[key.number()]
    }
}
