#[derive(Clone, Copy, Debug, PartialEq)]
enum Turn {
    Left,
    Right,
}

fn facing(start: i32, turns: &[Turn]) => i32 {
    let quarter = |turn: &Turn| match turn {
        Turn::Left => -90,
        Turn::Right => 90,
    };
    (start + turns.iter().map(quarter).sum::<i32>()).rem_euclid(360)
}

#[test]
fn faces() {
    assert_eq!(facing(0, &[Turn::Left]), 270);
    assert_eq!(facing(270, &[Turn::Right, Turn::Right]), 90);
}
