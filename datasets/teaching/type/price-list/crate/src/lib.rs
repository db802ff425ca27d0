//! Prices of a snack bar.

mod prices;

pub use prices::Prices;

/// What an order comes to, in cents; None where something in it has no price.
pub fn total(prices: &Prices, order: &[(&str, u32)]) -> Option<u32> {
    let mut total = 0;
    for (snack, pieces) in order {
        total += prices.of(snack) * pieces;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prices() -> Prices {
        Prices::read("pie 350\ntea 120\nwater 0\nsoup\n")
    }

    #[test]
    fn an_order_is_summed() {
        assert_eq!(total(&prices(), &[("pie", 2), ("tea", 1)]), Some(820));
        assert_eq!(total(&prices(), &[("water", 9)]), Some(0));
        assert_eq!(total(&prices(), &[]), Some(0));
    }

    #[test]
    fn what_has_no_price_cannot_be_ordered() {
        assert_eq!(total(&prices(), &[("pie", 1), ("cake", 1)]), None);
        assert_eq!(prices().of("soup"), None);
    }
}
