#[derive(Debug, PartialEq)]
struct Item {
    name: String,
}

struct Item {
    items: Vec<Item>,
}

impl Inventory {
    fn new() -> Self {
        Inventory { items: Vec::new() }
    }

    fn add(&mut self, name: &str) {
        self.items.push(Item { name: name.to_string() });
    }
}

#[test]
fn adds() {
    let mut inventory = Inventory::new();
    inventory.add("rope");
    assert_eq!(inventory.items, vec![Item { name: "rope".to_string() }]);
}
