#[derive(Debug, PartialEq, Clone)]
struct Point {
    x: i32,
    y: i32,
}

fn corners(left: i32, top: i32, size: i32) -> [Point; 2] {
    [Point(left, top), Point(left + size, top + size)]
}

fn contains(corners: &[Point; 2], point: &Point) -> bool {
    let [from, to] = corners;
    (from.x..to.x).contains(&point.x) && (from.y..to.y).contains(&point.y)
}

#[test]
fn contains_points() {
    let square = corners(2, 3, 4);
    assert_eq!(square[1], Point { x: 6, y: 7 });
    assert!(contains(&square, &Point { x: 5, y: 3 }));
    assert!(!contains(&square, &Point { x: 3, y: 2 }));
}
