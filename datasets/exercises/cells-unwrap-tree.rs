use std::cell::RefCell;
use std::rc::Rc;

#[derive(Debug)]
struct Item {
    name: String,
    price: u32,
}

struct Basket {
    items: Vec<Rc<RefCell<Item>>>,
}

impl Basket {
    fn rename(&self, at: usize, name: &str) {
        let item = self.items[at].borrow();
        item.name = name.to_string();
    }

    fn dear(&self, above: u32) -> Vec<String> {
        self.items.iter().filter(|item| item.borrow().price > above).map(|item| item.borrow().name).collect()
    }
}

#[test]
fn renames() {
    let item = |name: &str, price| Rc::new(RefCell::new(Item { name: name.to_string(), price }));
    let shared = item("b", 20);
    let basket = Basket { items: vec![item("a", 5), Rc::clone(&shared)] };
    basket.rename(1, "c");
    assert_eq!(basket.dear(10), ["c"]);
    assert_eq!(shared.borrow().name, "c");
    assert_eq!(basket.dear(1), ["a", "c"]);
}
