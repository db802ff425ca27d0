use std::collections::HashMap;

struct Product {
    name: String,
    price: u32,
}

struct Shop {
    products: Vec<Product>,
    by_name: HashMap<String, usize>,
    changes: Vec<(String, u32, u32)>,
}

impl Shop {
    fn product(&mut self, name: &str) -> Option<&mut Product> {
        let at = *self.by_name.get(name)?;
        self.products.get_mut(at)
    }

    fn set_price(&mut self, name: &str, price: u32) -> bool {
        let Some(product) = self.product(name) else {
            return false;
        };
        let old = product.price;
        self.changes.push((product.name.clone(), old, price));
        product.price = price;
        true
    }
}

#[test]
fn keeps_a_history() {
    let products = vec![Product { name: "tea".into(), price: 3 }, Product { name: "cup".into(), price: 5 }];
    let by_name = HashMap::from([("tea".to_string(), 0), ("cup".to_string(), 1)]);
    let mut shop = Shop { products, by_name, changes: vec![] };
    assert!(shop.set_price("cup", 7));
    assert!(!shop.set_price("pot", 1));
    assert_eq!(shop.changes, [("cup".to_string(), 5, 7)]);
    assert_eq!(shop.products[1].price, 7);
}
