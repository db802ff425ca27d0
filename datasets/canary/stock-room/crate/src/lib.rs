//! Orders and the stock that they are filled from.

mod order;
mod stock;

use std::collections::BTreeMap;

pub use order::{Line, Order};
pub use stock::Stock;

#[derive(Debug, PartialEq)]
pub struct Receipt {
    pub order: u32,
    pub missing: u32,
}

#[derive(Default)]
pub struct StockRoom {
    pub stock: Stock,
    orders: BTreeMap<u32, Order>,
}

impl StockRoom {
    /// Keep an order and put aside for it what is there; the receipt says how many pieces are missing.
    pub fn accept(&mut self, order: Order) -> Receipt {
        let mut missing = 0;
        for mut line in order.lines {
            line.reserved = self.stock.reserve(&line.article, line.wanted);
            missing += line.open();
        }
        let receipt = Receipt {
            order: order.number,
            missing,
        };
        self.orders.insert(order.number, order);
        receipt
    }

    pub fn order(&self, number: u32) -> Option<&Order> {
        self.orders.get(&number)
    }

    /// Give up an order; what was put aside for it is free again.
    pub fn cancel(&mut self, number: u32) -> Option<Order> {
        let order = self.orders.remove(&number)?;
        for line in &order.lines {
            self.stock.deliver(&line.article, line.reserved);
        }
        Some(order)
    }

    /// Hand out the orders that are complete, lowest number first.
    pub fn ship(&mut self) -> Vec<Order> {
        let ready: Vec<u32> = self
            .orders
            .values()
            .filter(|order| order.is_complete())
            .map(|order| order.number)
            .collect();
        ready
            .iter()
            .filter_map(|number| self.orders.remove(number))
            .collect()
    }
}
