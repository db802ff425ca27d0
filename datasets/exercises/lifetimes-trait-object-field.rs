trait Store {
    fn get(&self, key: u32) -> Option<String>;
}

struct Pairs<'a>(&'a [(u32, &'a str)]);

impl Store for Pairs<'_> {
    fn get(&self, key: u32) -> Option<String> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value.to_string())
    }
}

struct Layers {
    stores: Vec<Box<dyn Store>>,
}

impl Layers {
    fn get(&self, key: u32) -> Option<String> {
        self.stores.iter().find_map(|store| store.get(key))
    }
}

fn layered<'a>(over: &'a [(u32, &'a str)], under: &'a [(u32, &'a str)]) -> Layers {
    Layers { stores: vec![Box::new(Pairs(over)), Box::new(Pairs(under))] }
}

#[test]
fn the_upper_wins() {
    let under = vec![(1, "low"), (2, "two")];
    let over = vec![(1, "high")];
    let layers = layered(&over, &under);
    assert_eq!(layers.get(1).as_deref(), Some("high"));
    assert_eq!(layers.get(2).as_deref(), Some("two"));
    assert_eq!(layers.get(3), None);
}
