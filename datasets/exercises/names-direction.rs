#[derive(Debug, PartialEq, Clone, Copy)]
enum Direction {
    North,
    East,
    South,
    East,
}

fn turn(direction: Direction) -> Direction {
    match direction {
        Direction::North => Direction::East,
        Direction::East => Direction::South,
        Direction::South => Direction::West,
        Direction::West => Direction::North,
    }
}

#[test]
fn turns() {
    assert_eq!(turn(Direction::South), Direction::West);
    assert_eq!(turn(Direction::West), Direction::North);
}
