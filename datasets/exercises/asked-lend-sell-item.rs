#[derive(Debug, PartialEq)]
struct Item {
    name: String,
    price: u32,
}

struct Hero {
    gold: u32,
    bag: Vec<Item>,
    sold: Vec<String>,
}

impl Hero {
    fn item(&self, name: &str) -> Option<&Item> {
        self.bag.iter().find(|item| item.name == name)
    }

    fn drop_item(&mut self, name: &str) {
        if let Some(index) = self.bag.iter().position(|item| item.name == name) {
            self.bag.remove(index);
        }
    }

    /// Half the price; the first of that name goes.
    fn sell(&mut self, name: &str) -> bool {
        match self.item(name) {
            Some(item) => {
                self.drop_item(&item.name);
                self.gold += item.price / 2;
                self.sold.push(format!("{} for {}", item.name, item.price / 2));
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hero() -> Hero {
        let item = |name: &str, price| Item { name: name.into(), price };
        Hero { gold: 1, bag: vec![item("rope", 10), item("lamp", 6), item("rope", 30)], sold: vec![] }
    }

    #[test]
    fn sold_for_half() {
        let mut hero = hero();
        assert!(hero.sell("rope"));
        assert_eq!((hero.gold, hero.bag.len()), (6, 2));
        assert_eq!(hero.sold, ["rope for 5"]);
        assert!(hero.sell("rope"));
        assert_eq!(hero.gold, 21);
    }

    #[test]
    fn what_is_not_there() {
        let mut hero = hero();
        assert!(!hero.sell("hat"));
        assert_eq!((hero.gold, hero.bag.len(), hero.sold.len()), (1, 3, 0));
    }
}
