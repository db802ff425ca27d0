use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
struct Cart {
    items: Vec<String>,
}

struct View {
    cart: Rc<RefCell<Cart>>,
}

impl View {
    fn add(&self, item: &str) {
        let cart = self.cart.borrow();
        cart.items.push(item.to_string());
    }

    fn count(&self) -> usize {
        self.cart.borrow().items.len()
    }
}

#[test]
fn views_share_a_cart() {
    let cart = Rc::new(RefCell::new(Cart::default()));
    let (left, right) = (View { cart: Rc::clone(&cart) }, View { cart });
    left.add("tea");
    right.add("cup");
    assert_eq!((left.count(), right.count()), (2, 2));
    assert_eq!(left.cart.borrow().items, ["tea", "cup"]);
}
