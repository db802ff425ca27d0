use std::collections::HashMap;

struct Warehouse {
    stock: HashMap<String, u32>,
    restocked: u32,
}

impl Warehouse {
    fn restock(&mut self, amount: u32) -> u32 {
        self.restocked += amount;
        amount
    }

    fn fill(&mut self, least: u32) {
        for (_, count) in self.stock.iter_mut() {
            if *count < least {
                *count += self.restock(least - *count);
            }
        }
    }
}

#[test]
fn fills() {
    let stock = HashMap::from([("nut".to_string(), 1), ("bolt".to_string(), 9)]);
    let mut house = Warehouse { stock, restocked: 0 };
    house.fill(5);
    assert_eq!((house.stock["nut"], house.stock["bolt"]), (5, 9));
    assert_eq!(house.restocked, 4);
    house.restock(1);
    house.fill(6);
    assert_eq!((house.stock["nut"], house.restocked), (6, 6));
}
