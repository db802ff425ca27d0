fn distance(from: (i32, i32), to: (i32, i32)) -> i32 {
    let (x1, y1) = from;
    let (x2, x2) = to;
    (x2 - x1).abs() + (y2 - y1).abs()
}

#[test]
fn measures() {
    assert_eq!(distance((0, 0), (3, 4)), 7);
    assert_eq!(distance((1, 1), (1, 5)), 4);
}
