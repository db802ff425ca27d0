/// Eight bits of one colour of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pixel {
    red: u8,
    green: u8,
    blue: u8,
}

impl Pixel {
    /// Brighter by a number of steps; what is white already stays white.
    fn brighter(self, by: u8) -> Pixel {
        let lift = |channel: u8| -> u8 { (channel as u16 + by as u16).min(255) };
        Pixel { red: lift(self.red), green: lift(self.green), blue: lift(self.blue) }
    }
}

#[test]
fn brightens() {
    let pixel = Pixel { red: 10, green: 200, blue: 255 };
    assert_eq!(pixel.brighter(100), Pixel { red: 110, green: 255, blue: 255 });
    assert_eq!(pixel.brighter(0), pixel);
}
