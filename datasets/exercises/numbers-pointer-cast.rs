struct Palette {
    shades: [u8; 3],
}

impl Palette {
    fn average(&self) -> f32 {
        let sum: f32 = self.shades.iter().map(|shade| shade as f32).sum();
        sum / self.shades.len() as f32
    }
}

#[test]
fn averages() {
    assert_eq!(Palette { shades: [10, 20, 60] }.average(), 30.0);
    assert_eq!(Palette { shades: [255; 3] }.average(), 255.0);
}
