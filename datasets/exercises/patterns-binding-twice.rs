#[derive(Debug, PartialEq)]
struct Line {
    from: (i32, i32),
    to: (i32, i32),
}

fn is_horizontal(line: &Line) -> bool {
    let ((x, y), (x, y2)) = (line.from, line.to);
    y == y2 && x != x2
}

fn count(lines: &[Line]) -> usize {
    lines.iter().filter(|line| is_horizontal(line)).count()
}

#[test]
fn counts() {
    let line = |from, to| Line { from, to };
    assert_eq!(count(&[line((0, 1), (4, 1)), line((2, 2), (2, 2)), line((3, 1), (3, 9))]), 1);
}
