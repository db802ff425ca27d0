use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

#[derive(Debug, Clone, PartialEq)]
struct Offer {
    price: f64,
    seller: String,
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.price.partial_cmp(&other.price)
    }
}

#[derive(Default)]
struct Market {
    offers: BinaryHeap<Reverse<Offer>>,
}

impl Market {
    fn offer(&mut self, seller: &str, price: f64) {
        self.offers.push(Reverse(Offer { price, seller: seller.to_string() }));
    }

    /// Takes the cheapest offer that the budget can pay.
    fn buy(&mut self, budget: f64) -> Option<Offer> {
        let Reverse(cheapest) = self.offers.peek()?;
        if cheapest.price > budget {
            return None;
        }
        self.offers.pop().map(|Reverse(offer)| offer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buys_the_cheapest() {
        let mut market = Market::default();
        market.offer("ann", 3.5);
        market.offer("bob", 2.25);
        market.offer("cid", 9.0);
        assert_eq!(market.buy(5.0).unwrap().seller, "bob");
        assert_eq!(market.buy(5.0).unwrap().seller, "ann");
        assert_eq!(market.buy(5.0), None);
        assert_eq!(market.offers.len(), 1);
    }

    #[test]
    fn an_empty_market() {
        assert_eq!(Market::default().buy(1.0), None);
    }
}
