struct Inventory {
    items: Vec<(String, u32)>,
    changes: u32,
}

impl Inventory {
    fn note(&mut self) {
        self.changes += 1;
    }

    fn restock(&mut self, name: &str, more: u32) -> u32 {
        let item = self.items.iter_mut().find(|item| item.0 == name).unwrap();
        let before = item.1;
        self.note();
        item.1 += more;
        before
    }
}

#[test]
fn restocks() {
    let mut inventory = Inventory { items: vec![("nut".to_string(), 2)], changes: 0 };
    assert_eq!(inventory.restock("nut", 3), 2);
    assert_eq!((inventory.items[0].1, inventory.changes), (5, 1));
}
