//! Pictures of grey pixels.

pub struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

impl Picture {
    pub fn blank(width: usize, height: usize) -> Self {
        let pixels = vec![0; width * height];
        Picture { width, pixels }
    }

    pub fn get(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.width + x]
    }

    pub fn at(&mut self, x: usize, y: usize) -> &mut u8 {
        &mut self.pixels[y * self.width + x]
    }

    /// Fills the pixels from (left, top) to (right, bottom), without the last column and row.
    pub fn fill(&mut self, left: usize, top: usize, right: usize, bottom: usize, grey: u8) {
        for y in top..bottom {
            for x in left..right {
                self.at(x, y) = grey;
            }
        }
    }

    /// The mean of all pixels.
    pub fn mean(&self) -> f64 {
        let sum: u32 = self.pixels.iter().map(|&grey| u32::from(grey)).sum();
        f64::from(sum) / self.pixels.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_is_filled() {
        let mut picture = Picture::blank(4, 3);
        picture.fill(1, 1, 3, 2, 60);
        assert_eq!((picture.get(1, 1), picture.get(2, 1)), (60, 60));
        assert_eq!((picture.get(3, 1), picture.get(1, 2)), (0, 0));
        assert_eq!(picture.mean(), 10.0);
    }

    #[test]
    fn one_pixel_can_be_changed() {
        let mut picture = Picture::blank(2, 2);
        *picture.at(0, 1) += 8;
        assert_eq!(picture.get(0, 1), 8);
        assert_eq!(picture.mean(), 2.0);
    }
}
