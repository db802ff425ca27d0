struct Item {
    price: f64,
    count: u32,
}

struct Order {
    items: Vec<Item>,
    discount: f64,
}

impl Order {
    fn total(&self) -> f64 {
        let net = self.items.iter().map(|item| item.price * f64::from(item.count)).sum();
        (net * (1.0 - self.discount)).round()
    }

    fn pieces(&self) -> String {
        let count = self.items.iter().map(|item| item.count).sum();
        if count == 1 { "one piece".to_string() } else { format!("{} pieces", count) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        let order = Order { items: vec![Item { price: 10.0, count: 3 }, Item { price: 0.5, count: 4 }], discount: 0.25 };
        assert_eq!(order.total(), 24.0);
        assert_eq!(order.pieces(), "7 pieces");
    }

    #[test]
    fn of_one() {
        assert_eq!(Order { items: vec![Item { price: 1.0, count: 1 }], discount: 0.0 }.pieces(), "one piece");
    }
}
