struct Image {
    pixels: Vec<u8>,
    width: usize,
}

impl Image {
    fn last_row(&self) -> &[u8] {
        &self.pixels[self.pixels.len() - self.width..]
    }

    /// Repeats the last row at the bottom, `count` times.
    fn extend_down(&mut self, count: usize) {
        let row = self.last_row();
        for _ in 0..count {
            self.pixels.extend_from_slice(row);
        }
    }
}

#[test]
fn extends() {
    let mut image = Image { pixels: vec![1, 2, 3, 4], width: 2 };
    image.extend_down(2);
    assert_eq!(image.pixels, [1, 2, 3, 4, 3, 4, 3, 4]);
    image.extend_down(0);
    assert_eq!(image.pixels.len(), 8);
}
