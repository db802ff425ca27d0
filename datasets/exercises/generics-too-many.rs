#[derive(Debug, Clone, Copy, PartialEq)]
struct Pixel {
    grey: u8,
}

struct Image<const W: usize, const H: usize> {
    rows: [[Pixel; W]; H],
}

impl<const W: usize> Image<W> {
    fn inverted(&self) -> Image<W, H> {
        let invert = |pixel: Pixel| Pixel { grey: 255 - pixel.grey };
        Image { rows: self.rows.map(|row| row.map(invert)) }
    }
}

#[test]
fn inverts() {
    let image = Image { rows: [[Pixel { grey: 0 }, Pixel { grey: 200 }, Pixel { grey: 255 }]] };
    assert_eq!(image.inverted().rows[0].map(|pixel| pixel.grey), [255, 55, 0]);
}
