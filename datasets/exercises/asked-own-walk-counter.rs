struct Robot {
    at: (i32, i32),
    log: Vec<String>,
}

fn run(program: &str) -> Robot {
    let mut robot = Robot { at: (0, 0), log: vec![] };
    let mut go = |dx: i32, dy: i32| {
        robot.at.0 += dx;
        robot.at.1 += dy;
    };
    for (line, word) in program.split_whitespace().enumerate() {
        match word {
            "up" => go(0, 1),
            "down" => go(0, -1),
            "left" => go(-1, 0),
            "right" => go(1, 0),
            other => robot.log.push(format!("{}: {other} at {:?}?", line + 1, robot.at)),
        }
    }
    robot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes() {
        let robot = run("up up right down");
        assert_eq!(robot.at, (1, 1));
        assert!(robot.log.is_empty());
    }

    #[test]
    fn says_what_it_does_not_know() {
        let robot = run("left jump left dance");
        assert_eq!(robot.at, (-2, 0));
        assert_eq!(robot.log, ["2: jump at (-1, 0)?", "4: dance at (-2, 0)?"]);
    }
}
