#[derive(Clone, Copy)]
struct Line {
    start: (i32, i32),
    end: (i32, i32),
}

fn length_squared(line: Line) -> i32 {
    let Line { start: (x1, y1), end: (x1, y2) } = line;
    let dx = x2 - x1;
    let dy = y2 - y1;
    dx * dx + dy * dy
}

#[test]
fn lengths() {
    assert_eq!(length_squared(Line { start: (0, 0), end: (3, 4) }), 25);
}
