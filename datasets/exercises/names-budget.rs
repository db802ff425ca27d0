struct Shop {
    prices: Vec<(String, u32)>,
}

impl Shop {
    fn find(&self, name: &str) -> Option<u32> {
        self.prices.iter().find(|(n, p)| n == name && *p <= budget).map(|(_, p)| *p)
    }
}

#[test]
fn finds() {
    let shop = Shop { prices: vec![("tea".to_string(), 4)] };
    assert_eq!(shop.find("tea", 5), Some(4));
    assert_eq!(shop.find("tea", 3), None);
}
