struct Order {
    item: String,
    count: u32,
    cents: u32,
}

fn line(order: &Order) -> String {
    format!("{order.count} x {order.item}: {}", order.count * order.cents)
}

#[test]
fn prints_lines() {
    let order = Order { item: "tea".to_string(), count: 3, cents: 120 };
    assert_eq!(line(&order), "3 x tea: 360");
    assert_eq!(line(&Order { item: "gum".to_string(), count: 0, cents: 5 }), "0 x gum: 0");
}
