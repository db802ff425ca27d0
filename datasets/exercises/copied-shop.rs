struct Ware {
    name: String,
    price: u32,
}

struct Shop {
    wares: Vec<Ware>,
    sold: Vec<String>,
    income: u32,
}

impl Shop {
    fn earn(&mut self, money: u32) {
        self.income += money;
    }

    fn sell(&mut self, at: usize) {
        let ware = &self.wares[at];
        self.earn(ware.price);
        self.sold.push(ware.name.clone());
    }
}

#[test]
fn sells() {
    let mut shop = Shop { wares: vec![Ware { name: "tea".to_string(), price: 4 }], sold: vec![], income: 0 };
    shop.sell(0);
    assert_eq!((shop.income, shop.sold[0].as_str(), shop.wares.len()), (4, "tea", 1));
}
