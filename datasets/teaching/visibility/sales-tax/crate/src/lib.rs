//! The till of a shop.

mod tax;

/// A kind of goods, by which they are taxed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goods {
    Food,
    Books,
    Other,
}

/// What is to be paid, taxes included, in cents.
pub fn to_pay(basket: &[(Goods, u32)]) -> u32 {
    basket
        .iter()
        .map(|(goods, cents)| cents + tax::on(*goods, *cents))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_rate() {
        assert_eq!(to_pay(&[(Goods::Food, 1000)]), 1070);
        assert_eq!(to_pay(&[(Goods::Books, 1000)]), 1050);
        assert_eq!(to_pay(&[(Goods::Other, 1000)]), 1190);
    }

    #[test]
    fn taxes_are_rounded_for_each_article() {
        assert_eq!(to_pay(&[(Goods::Food, 10), (Goods::Food, 10)]), 22);
        assert_eq!(to_pay(&[]), 0);
    }
}
