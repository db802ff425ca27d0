struct Robot {
    facing: String,
    at: (i32, i32),
}

impl Robot {
    fn step(&mut self) {
        let (x, y) = self.at;
        self.at = match self.facing {
            "north" => (x, y + 1),
            "south" => (x, y - 1),
            "east" => (x + 1, y),
            "west" => (x - 1, y),
            _ => (x, y),
        };
    }
}

fn walk(route: &[&str]) -> (i32, i32) {
    let mut robot = Robot { facing: String::new(), at: (0, 0) };
    for facing in route {
        robot.facing = facing.to_string();
        robot.step();
    }
    robot.at
}

#[test]
fn walks() {
    assert_eq!(walk(&["north", "north", "west", "up"]), (-1, 2));
    assert_eq!(walk(&["south", "east"]), (1, -1));
}
