#[derive(Debug, Clone)]
struct Ring<T> {
    items: Vec<T>,
    at: usize,
}

impl Ring<T> {
    fn new(items: Vec<T>) -> Self {
        Ring { items, at: 0 }
    }

    fn turn(&mut self) -> Option<&T> {
        if self.items.is_empty() {
            return None;
        }
        let at = self.at;
        self.at = (at + 1) % self.items.len();
        self.items.get(at)
    }
}

#[test]
fn turns() {
    let mut ring = Ring::new(vec!["red", "green"]);
    let seen: Vec<&str> = (0..3).filter_map(|_| ring.turn().copied()).collect();
    assert_eq!(seen, ["red", "green", "red"]);
    assert_eq!(Ring::<u8>::new(vec![]).turn(), None);
}
