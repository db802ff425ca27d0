#[derive(Debug, PartialEq)]
struct Segment {
    from: f64,
    to: f64,
}

impl Segment {
    fn new(from: f64, to: f64) -> Self {
        self { from, to }
    }

    fn halves(&self) -> [Segment; 2] {
        let middle = (self.from + self.to) / 2.0;
        [Segment::new(self.from, middle), Segment::new(middle, self.to)]
    }
}

#[test]
fn halves() {
    assert_eq!(Segment::new(0.0, 4.0).halves()[1], Segment { from: 2.0, to: 4.0 });
}
