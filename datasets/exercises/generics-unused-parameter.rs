#[derive(Debug, Clone, Copy, PartialEq)]
struct Metres;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Feet;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Length<Unit> {
    value: f64,
}

impl<Unit> Length<Unit> {
    fn new(value: f64) -> Self {
        Length { value }
    }
}

impl Length<Feet> {
    fn to_metres(self) -> Length<Metres> {
        Length::new(self.value * 0.3)
    }
}

#[test]
fn converts() {
    assert_eq!(Length::<Feet>::new(10.0).to_metres(), Length::<Metres>::new(3.0));
}
