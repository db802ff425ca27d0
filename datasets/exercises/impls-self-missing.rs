#[derive(Debug, Default, Clone, PartialEq)]
struct Turtle {
    x: i32,
    y: i32,
    heading: u8,
}

impl Turtle {
    fn turn_right() {
        self.heading = (self.heading + 1) % 4;
    }

    fn forward(&mut self, by: i32) {
        match self.heading {
            0 => self.y += by,
            1 => self.x += by,
            2 => self.y -= by,
            _ => self.x -= by,
        }
    }
}

#[test]
fn draws() {
    let mut turtle = Turtle::default();
    turtle.forward(3);
    turtle.turn_right();
    turtle.forward(2);
    turtle.turn_right();
    turtle.forward(1);
    assert_eq!(turtle, Turtle { x: 2, y: 2, heading: 2 });
}
