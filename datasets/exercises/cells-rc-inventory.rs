use std::rc::Rc;

#[derive(Debug)]
struct Item {
    name: String,
    count: u32,
}

struct Chest {
    item: Rc<Item>,
}

fn split(chests: Vec<Chest>) -> Vec<Item> {
    let mut items = Vec::new();
    for chest in chests {
        items.push(*chest.item);
    }
    items
}

#[test]
fn takes_items_out() {
    let shared = Rc::new(Item { name: "rope".into(), count: 2 });
    let chests = vec![Chest { item: Rc::clone(&shared) }, Chest { item: Rc::new(Item { name: "gem".into(), count: 1 }) }];
    let items = split(chests);
    assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["rope", "gem"]);
    assert_eq!((items[0].count, shared.count), (2, 2));
}
