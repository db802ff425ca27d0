//! The snake of an old game.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    pub x: i32,
    pub y: i32,
}

pub struct Snake {
    body: Vec<Cell>,
    pub food: Cell,
}

impl Snake {
    /// A snake of one cell at (0, 0).
    pub fn new(food: Cell) -> Self {
        let body = vec![Cell { x: 0, y: 0 }];
        Snake { body, food }
    }

    /// Moves by one cell; a snake that eats grows. False if it bit itself.
    pub fn go(&mut self, dx: i32, dy: i32) -> bool {
        let head = self.body[self.body.len() - 1];
        let next = Cell {
            x: head.x + dx,
            y: head.y + dy,
        };
        if next != self.food {
            self.body.remove(0);
        }
        let bitten = self.body.contains(&next);
        self.body.push(next);
        !bitten
    }

    pub fn length(&self) -> usize {
        self.body.len()
    }

    pub fn is_at_home(&self) -> bool {
        if self.body[self.body.len() - 1] == (Cell { x: 0, y: 0 }) {
            return self.body.len() == 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn food_makes_it_grow() {
        let mut snake = Snake::new(Cell { x: 2, y: 0 });
        assert!(snake.is_at_home());
        assert!(snake.go(1, 0) && snake.go(1, 0) && snake.go(0, 1));
        assert_eq!(snake.length(), 2);
        assert!(!snake.is_at_home());
    }

    #[test]
    fn it_can_bite_itself() {
        let mut snake = Snake::new(Cell { x: 1, y: 0 });
        snake.go(1, 0);
        snake.food = Cell { x: 2, y: 0 };
        snake.go(1, 0);
        assert!(!snake.go(-1, 0));
        assert_eq!(snake.length(), 3);
    }
}
