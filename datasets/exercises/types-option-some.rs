use std::collections::BTreeMap;

#[derive(Default)]
struct Catalogue {
    prices: BTreeMap<String, u32>,
}

impl Catalogue {
    fn set(&mut self, name: &str, price: u32) -> Option<u32> {
        self.prices.insert(name.to_string(), price)
    }

    fn cheapest(&self, at_least: u32) -> Option<u32> {
        let mut best = None;
        for &price in self.prices.values() {
            if price >= at_least && best.map_or(true, |best| price < best) {
                best = price;
            }
        }
        best
    }
}

#[test]
fn finds_the_cheapest() {
    let mut catalogue = Catalogue::default();
    assert_eq!(catalogue.set("pen", 3), None);
    catalogue.set("book", 12);
    catalogue.set("lamp", 9);
    assert_eq!(catalogue.cheapest(4), Some(9));
    assert_eq!(catalogue.cheapest(20), None);
}
