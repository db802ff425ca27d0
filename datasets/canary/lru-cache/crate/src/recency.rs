//! Which slot was used when.

/// Slot numbers, the one that has rested longest first.
#[derive(Clone, Debug, Default)]
pub struct Recency {
    order: Vec<usize>,
}

impl Recency {
    pub fn touch(&mut self, slot: usize) {
        self.forget(slot);
        self.order.push(slot);
    }

    pub fn forget(&mut self, slot: usize) {
        self.order.retain(|&held| held != slot);
    }

    /// What was slot `from` is slot `to` from now on.
    pub fn renumber(&mut self, from: usize, to: usize) {
        for held in &mut self.order {
            if *held == from {
                *held = to;
            }
        }
    }

    pub fn oldest(&self) -> Option<usize> {
        self.order.first().copied()
    }

    pub fn oldest_first(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied()
    }
}
