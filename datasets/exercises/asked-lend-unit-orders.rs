#[derive(Debug)]
enum Order {
    Move(i32),
    Say(String),
    Repeat(u32, Box<Order>),
}

struct Unit {
    at: i32,
    said: Vec<String>,
    orders: Vec<Order>,
}

impl Unit {
    fn new(orders: Vec<Order>) -> Unit {
        Unit { at: 0, said: vec![], orders }
    }

    fn follow(&mut self, order: &Order) {
        match order {
            Order::Move(by) => self.at += by,
            Order::Say(text) => self.said.push(*text),
            Order::Repeat(times, inner) => {
                for _ in 0..*times {
                    self.follow(inner);
                }
            }
        }
    }

    /// Follows all orders in turn and keeps them for the next time.
    fn run(&mut self) {
        for order in &self.orders {
            self.follow(order);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_for_the_next_time() {
        let walk = Order::Repeat(3, Box::new(Order::Move(2)));
        let mut unit = Unit::new(vec![walk, Order::Say("here".to_string())]);
        unit.run();
        assert_eq!((unit.at, unit.said.len()), (6, 1));
        unit.run();
        assert_eq!(unit.at, 12);
        assert_eq!(unit.said, ["here", "here"]);
        assert_eq!(unit.orders.len(), 2);
    }
}
