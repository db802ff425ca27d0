//! Sums up the orders of a day.

#[derive(Debug, Clone)]
pub struct Order {
    pub customer: String,
    pub cents: u32,
}

/// What a day's orders come to, with the best customer and the mean.
pub fn summary(orders: Vec<Order>) -> String {
    let mut sum = 0;
    let mut most = 0;
    let mut best = String::from("nobody");
    for order in orders {
        sum += order.cents;
        if order.cents > most {
            most = order.cents;
            best = order.customer;
        }
    }
    if orders.is_empty() {
        return String::from("no orders");
    }
    let mean = sum / orders.len() as u32;
    format!(
        "{} orders, {sum} in all, {mean} each, best: {best}",
        orders.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(customer: &str, cents: u32) -> Order {
        Order {
            customer: customer.to_string(),
            cents,
        }
    }

    #[test]
    fn a_day_is_summed_up() {
        let orders = vec![order("ann", 100), order("bob", 500), order("cid", 300)];
        let expected = "3 orders, 900 in all, 300 each, best: bob";
        assert_eq!(summary(orders), expected);
    }

    #[test]
    fn a_day_without_orders() {
        assert_eq!(summary(vec![]), "no orders");
        assert!(summary(vec![order("eve", 7)]).ends_with("best: eve"));
    }
}
