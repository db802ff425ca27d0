#[derive(Debug)]
struct Order {
    id: u32,
    items: Vec<String>,
}

fn total_items(orders: Vec<Order>) -> usize {
    orders.iter().map(|order| order.items.len()).sum()
}

fn report(orders: Vec<Order>) -> String {
    let total = total_items(orders);
    let mut text = format!("{} orders, {} items\n", orders.len(), total);
    for order in &orders {
        text.push_str(&format!("#{}: {}\n", order.id, order.items.join(", ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports() {
        let orders = vec![
            Order { id: 1, items: vec!["nut".into(), "bolt".into()] },
            Order { id: 2, items: vec!["nail".into()] },
        ];
        assert_eq!(report(orders), "2 orders, 3 items\n#1: nut, bolt\n#2: nail\n");
    }
}
