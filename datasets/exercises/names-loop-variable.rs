#[derive(Debug, Clone, PartialEq)]
struct Order {
    item: String,
    count: u32,
    price: u32,
}

fn invoice(orders: &[Order]) -> (u32, Vec<String>) {
    let mut total = 0;
    let mut lines = Vec::new();
    for order in orders {
        let price = order.count * item.price;
        lines.push(format!("{} x {}: {price}", item.count, order.item));
        total += price;
    }
    (total, lines)
}

#[test]
fn bills() {
    let order = |item: &str, count, price| Order { item: item.to_string(), count, price };
    let (total, lines) = invoice(&[order("nail", 100, 2), order("saw", 1, 900)]);
    assert_eq!(total, 1_100);
    assert_eq!(lines, ["100 x nail: 200", "1 x saw: 900"]);
}
