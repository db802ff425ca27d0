#[derive(Debug, Clone, PartialEq)]
struct Basket {
    apples: u32,
}

impl Basket {
    fn new(apples: u32) -> Self {
        Basket { apples }
    }
}

fn eat(&mut self) -> bool {
    self.apples = match self.apples.checked_sub(1) {
        Some(left) => left,
        None => return false,
    };
    true
}

#[test]
fn eats() {
    let mut basket = Basket::new(1);
    assert!(basket.eat());
    assert!(!basket.eat());
    assert_eq!(basket.apples, 0);
}
