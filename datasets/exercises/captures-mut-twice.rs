fn simulate(steps: &[char]) -> (i32, i32, usize) {
    let (mut x, mut y) = (0, 0);
    let mut count = 0;
    let mut walk = |dx: i32, dy: i32| {
        x += dx;
        y += dy;
        count += 1;
    };
    for step in steps {
        match step {
            'n' => walk(0, 1),
            's' => walk(0, -1),
            'e' => walk(1, 0),
            'w' => walk(-1, 0),
            'r' => (x, y) = (0, 0),
            _ => {}
        }
    }
    (x, y, count)
}

#[test]
fn walks() {
    assert_eq!(simulate(&['n', 'e', 'e', '?', 's']), (2, 0, 4));
    assert_eq!(simulate(&['n', 'r', 'w']), (-1, 0, 2));
}
