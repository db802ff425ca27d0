//! Keys that know what they are a key to.

use std::fmt;
use std::marker::PhantomData;

/// The number of a `T` on its shelf.
pub struct Key<T> {
    number: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    pub(crate) fn new(number: u32) -> Self {
        Key {
            number,
            kind: PhantomData,
        }
    }

    pub(crate) fn number(self) -> usize {
        self.number as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Key<T> {}

impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{}", self.number)
    }
}
