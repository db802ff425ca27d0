struct Line {
    name: String,
    cents: u64,
    count: u64,
}

struct Order {
    customer: String,
    lines: Vec<Line>,
}

impl Order {
    fn total(self) -> u64 {
        let mut total = 0;
        for line in self.lines {
            total += line.cents * line.count;
        }
        total
    }

    fn names(self) -> Vec<String> {
        self.lines.into_iter().map(|line| line.name).collect()
    }

    fn add(&mut self, name: &str, cents: u64, count: u64) {
        self.lines.push(Line { name: name.to_string(), cents, count });
    }
}

fn receipt(order: &mut Order) -> String {
    if order.total() > 5000 {
        order.add("discount voucher", 0, 1);
    }
    format!("{}: {} for {}", order.customer, order.names().join(", "), order.total())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small() {
        let mut order = Order { customer: "Ada".into(), lines: vec![] };
        order.add("tea", 300, 2);
        order.add("cup", 900, 1);
        assert_eq!(receipt(&mut order), "Ada: tea, cup for 1500");
        assert_eq!(order.lines.len(), 2);
    }

    #[test]
    fn large() {
        let mut order = Order { customer: "Bob".into(), lines: vec![] };
        order.add("lamp", 6000, 1);
        assert_eq!(receipt(&mut order), "Bob: lamp, discount voucher for 6000");
        assert_eq!(order.total(), 6000);
    }
}
