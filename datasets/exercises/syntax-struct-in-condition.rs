#[derive(Debug, PartialEq, Clone, Copy)]
struct Position {
    x: i32,
    y: i32,
}

fn home_after(moves: &str) -> Option<usize> {
    let mut at = Position { x: 0, y: 0 };
    for (count, step) in moves.chars().enumerate() {
        match step {
            '^' => at.y += 1,
            'v' => at.y -= 1,
            '>' => at.x += 1,
            _ => at.x -= 1,
        }
        if at == Position { x: 0, y: 0 } {
            return Some(count + 1);
        }
    }
    None
}

#[test]
fn comes_home() {
    assert_eq!(home_after("^>v<"), Some(4));
    assert_eq!(home_after("^^"), None);
}
