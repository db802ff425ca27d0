#[derive(Debug, Clone, PartialEq)]
struct Rectangle {
    width: u32,
    height: u32,
}

impl Rectangle {
    fn new(width: u32, height: u32) -> Rectangle {
        Rectangle { width, height }
    }

    fn square(side: u32) -> Rectangle {
        Rectangle::new(side)
    }

    fn area(&self) -> u32 {
        self.width * self.height
    }
}

#[test]
fn squares() {
    assert_eq!(Rectangle::square(4).area(), 16);
    assert_eq!(Rectangle::new(2, 3).area(), 6);
}
