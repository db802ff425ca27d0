struct Inventory {
    slots: Vec<Option<String>>,
}

impl Inventory {
    fn swap(&mut self, from: usize, to: usize) -> bool {
        let (Some(_), Some(_)) = (self.slots.get(from), self.slots.get(to)) else {
            false
        };
        self.slots.swap(from, to);
        true
    }
}

#[test]
fn swaps() {
    let mut inventory = Inventory { slots: vec![Some("rope".to_string()), None] };
    assert!(inventory.swap(0, 1));
    assert!(!inventory.swap(0, 2));
    assert_eq!(inventory.slots, [None, Some("rope".to_string())]);
}
