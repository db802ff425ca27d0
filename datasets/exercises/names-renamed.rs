#[derive(Default)]
struct Cart {
    items: Vec<(String, u32)>,
}

impl Cart {
    fn add_item(&mut self, name: &str, price: u32) {
        self.items.push((name.to_string(), price));
    }

    fn total_price(&self) -> u32 {
        self.items.iter().map(|(_, price)| price).sum()
    }
}

fn checkout() -> u32 {
    let mut cart = Cart::default();
    cart.add("tea", 3);
    cart.add("milk", 2);
    cart.total()
}

#[test]
fn checks_out() {
    assert_eq!(checkout(), 5);
}
