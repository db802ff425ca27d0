#[derive(Default)]
struct Cart {
    items: Vec<(String, u32)>,
    receipts: Vec<String>,
}

impl Cart {
    fn dearest(&self) -> Option<&(String, u32)> {
        self.items.iter().max_by_key(|(_, price)| *price)
    }

    fn checkout(&mut self) -> u32 {
        let total = self.items.iter().map(|(_, price)| price).sum();
        let dearest = self.dearest();
        self.items.clear();
        if let Some((name, price)) = dearest {
            self.receipts.push(format!("{total}, most for {name} ({price})"));
        }
        total
    }
}

#[test]
fn checks_out() {
    let mut cart = Cart::default();
    assert_eq!(cart.checkout(), 0);
    cart.items = vec![("tea".into(), 4), ("pot".into(), 30), ("cup".into(), 5)];
    assert_eq!(cart.checkout(), 39);
    assert_eq!(cart.receipts, ["39, most for pot (30)"]);
    assert!(cart.items.is_empty());
}
