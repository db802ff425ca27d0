use std::ops::Add;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point<T> {
    x: T,
    y: T,
}

impl<T: Add> Add for Point<T> {
    type Output = Point<T>;

    fn add(self, other: Point<T>) -> Point<T> {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

fn walk(steps: &[Point<i32>]) -> Point<i32> {
    steps.iter().fold(Point { x: 0, y: 0 }, |at, step| at + *step)
}

#[test]
fn adds() {
    assert_eq!(walk(&[Point { x: 1, y: 2 }, Point { x: -3, y: 4 }]), Point { x: -2, y: 6 });
    assert_eq!(Point { x: 0.5, y: 1.0 } + Point { x: 0.5, y: 1.0 }, Point { x: 1.0, y: 2.0 });
}
