#[derive(Debug, Clone, PartialEq)]
struct Robot {
    name: String,
    x: i32,
    y: i32,
    bumps: u32,
}

struct Arena {
    size: i32,
    walls: Vec<(i32, i32)>,
    robots: Vec<Robot>,
}

impl Arena {
    fn blocked(&self, x: i32, y: i32) -> bool {
        let outside = x < 0 || y < 0 || x >= self.size || y >= self.size;
        outside || self.walls.contains(&(x, y)) || self.robots.iter().filter(|robot| (robot.x, robot.y) == (x, y)).count() > 1
    }

    /// Steps, and steps back where it is blocked.
    fn step(&mut self, index: usize, dx: i32, dy: i32) -> bool {
        let robot = &mut self.robots[index];
        robot.x += dx;
        robot.y += dy;
        if self.blocked(robot.x, robot.y) {
            robot.x -= dx;
            robot.y -= dy;
            robot.bumps += 1;
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arena() -> Arena {
        let robot = |name: &str, x, y| Robot { name: name.into(), x, y, bumps: 0 };
        Arena { size: 3, walls: vec![(1, 1)], robots: vec![robot("a", 0, 0), robot("b", 0, 1)] }
    }

    #[test]
    fn free_way() {
        let mut arena = arena();
        assert!(arena.step(0, 1, 0));
        assert_eq!((arena.robots[0].x, arena.robots[0].y, arena.robots[0].bumps), (1, 0, 0));
    }

    #[test]
    fn others_walls_and_edges() {
        let mut arena = arena();
        assert!(!arena.step(0, 0, 1));
        assert!(!arena.step(1, 1, 0));
        assert!(!arena.step(0, -1, 0));
        assert_eq!((arena.robots[0].x, arena.robots[0].y, arena.robots[0].bumps), (0, 0, 2));
        assert_eq!((arena.robots[1].x, arena.robots[1].y, arena.robots[1].bumps), (0, 1, 1));
    }
}
