struct Pricing {
    discount: f64,
    shipping: f64,
}

impl Pricing {
    fn total(&self, net: f64, member: bool) -> f64 {
        let discount = if member { self.discount } else { 0.0 };
        let shipping = self.shipping;
        let steps = vec![
            |price: f64| price * (1.0 - discount),
            |price: f64| if price > 100.0 { price } else { price + shipping },
            |price: f64| (price * 100.0).round() / 100.0,
        ];
        steps.iter().fold(net, |price, step| step(price))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_get_the_discount_before_shipping() {
        let pricing = Pricing { discount: 0.5, shipping: 5.0 };
        assert_eq!(pricing.total(120.0, true), 65.0);
        assert_eq!(pricing.total(120.0, false), 120.0);
    }

    #[test]
    fn rounds_at_the_end() {
        let pricing = Pricing { discount: 0.0, shipping: 0.125 };
        assert_eq!(pricing.total(1.0, false), 1.13);
    }
}
