//! Points with whole coordinates.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    x: i32,
    y: i32,
}

impl Point {
    pub fn new(x: i32, y: i32) -> Self {
        Point { x, y }
    }

    /// The neighbour in the direction n, e, s or w; other signs stand still.
    pub fn moved(self, direction: char) -> Point {
        let Point { x, y } = self;
        match direction {
            'n' => Point::new(x, y + 1),
            's' => Point::new(x, y - 1),
            'e' => Point::new(x + 1, y),
            'w' => Point::new(x - 1, y),
            _ => self,
        }
    }

    pub fn distance(&self, other: &Point) -> u32 {
        self.x.abs_diff(other.x) + self.y.abs_diff(other.y)
    }
}
