//! Photographs and the pages that they fill.

use crate::orientation;

#[derive(Debug, Default)]
pub struct Album {
    photographs: Vec<(u32, u32)>,
}

impl Album {
    /// Put in a photograph of so many dots, with the note that the camera made.
    pub fn add(&mut self, width: u32, height: u32, note: &str) {
        let turned = orientation::quarter_turns(note) % 2 == 1;
        let size = if turned {
            (height, width)
        } else {
            (width, height)
        };
        self.photographs.push(size);
    }

    pub fn sizes(&self) -> &[(u32, u32)] {
        &self.photographs
    }

    /// Pages: two that are higher than wide share one, every other has its own.
    pub fn pages(&self) -> usize {
        let high = self
            .photographs
            .iter()
            .filter(|(width, height)| height > width)
            .count();
        self.photographs.len() - high + high.div_ceil(2)
    }
}
