//! A buffer that holds the last few values.

pub struct Ring<T> {
    most: usize,
    values: Vec<T>,
    /// Where the oldest value is, once the buffer is full.
    oldest: usize,
}

impl Ring<T> {
    /// A buffer for `most` values, which is at least 1.
    pub fn new(most: usize) -> Self {
        let most = most.max(1);
        Ring {
            most,
            values: Vec::with_capacity(most),
            oldest: 0,
        }
    }

    /// Adds a value and returns the one that had to go.
    pub fn push(&mut self, value: T) -> Option<T> {
        if self.values.len() < self.most {
            self.values.push(value);
            return None;
        }
        let gone = std::mem::replace(&mut self.values[self.oldest], value);
        self.oldest = (self.oldest + 1) % self.most;
        Some(gone)
    }

    /// The values from the oldest to the newest.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        let (newer, older) = self.values.split_at(self.oldest);
        older.iter().chain(newer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_first() {
        let mut ring = Ring::new(3);
        assert_eq!((ring.push('a'), ring.push('b')), (None, None));
        assert_eq!((ring.push('c'), ring.push('d')), (None, Some('a')));
        assert_eq!(ring.iter().collect::<String>(), "bcd");
    }

    #[test]
    fn there_is_room_for_one_at_least() {
        let mut ring = Ring::new(0);
        ring.push(String::from("x"));
        assert_eq!(ring.push(String::from("y")).as_deref(), Some("x"));
        assert_eq!(ring.iter().count(), 1);
    }
}
