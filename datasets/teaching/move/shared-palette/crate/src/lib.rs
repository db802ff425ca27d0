//! Palettes of colours that pictures share until one changes its own.

use std::rc::Rc;

#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    pub colours: Vec<u32>,
}

#[derive(Clone)]
pub struct Picture {
    palette: Rc<Palette>,
    pub pixels: Vec<u8>,
}

impl Picture {
    pub fn new(palette: &Rc<Palette>, pixels: &[u8]) -> Self {
        Picture {
            palette: Rc::clone(palette),
            pixels: pixels.to_vec(),
        }
    }

    pub fn colour(&self, at: usize) -> Option<u32> {
        let index = *self.pixels.get(at)?;
        self.palette.colours.get(index as usize).copied()
    }

    /// The same picture with every colour inverted; others that share its palette keep theirs.
    pub fn inverted(self) -> Picture {
        let mut palette = *self.palette;
        for colour in &mut palette.colours {
            *colour ^= 0xff_ff_ff;
        }
        Picture {
            palette: Rc::new(palette),
            pixels: self.pixels,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Rc<Palette> {
        Rc::new(Palette {
            colours: vec![0x00_00_00, 0xff_00_00],
        })
    }

    #[test]
    fn colours_are_looked_up() {
        let picture = Picture::new(&palette(), &[1, 0, 9]);
        assert_eq!(picture.colour(0), Some(0xff_00_00));
        assert_eq!(picture.colour(2), None);
        assert_eq!(picture.colour(3), None);
    }

    #[test]
    fn inverting_leaves_the_others_alone() {
        let shared = palette();
        let picture = Picture::new(&shared, &[1]);
        let inverted = picture.clone().inverted();
        assert_eq!(inverted.colour(0), Some(0x00_ff_ff));
        assert_eq!(picture.colour(0), Some(0xff_00_00));
        assert_eq!(Rc::strong_count(&shared), 2);
    }
}
