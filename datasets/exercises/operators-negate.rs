#[derive(Debug, Clone, Copy, PartialEq)]
struct Velocity {
    x: f64,
    y: f64,
}

struct Ball {
    height: f64,
    velocity: Velocity,
}

impl Ball {
    fn bounce(&mut self) {
        if self.height <= 0.0 {
            self.velocity = -self.velocity;
        }
    }
}

#[test]
fn bounces() {
    let mut ball = Ball { height: 0.0, velocity: Velocity { x: 1.0, y: -2.0 } };
    ball.bounce();
    assert_eq!(ball.velocity, Velocity { x: -1.0, y: 2.0 });
    ball.height = 1.0;
    ball.bounce();
    assert_eq!(ball.velocity.y, 2.0);
}
