#[derive(Debug, Clone, Copy, PartialEq)]
struct Vector {
    x: i32;
    y: i32;
}

fn sum(all: &[Vector]) -> Vector {
    all.iter().fold(Vector { x: 0, y: 0 }, |at, by| Vector { x: at.x + by.x, y: at.y + by.y })
}

#[test]
fn adds() {
    assert_eq!(sum(&[Vector { x: 1, y: 2 }, Vector { x: 3, y: -4 }]), Vector { x: 4, y: -2 });
}
