use std::ops::Add;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Money {
    cents: i64,
}

impl Add for Money {
    type Output = Money;

    fn add(self, other: Money) -> Money {
        Money { cents: self.cents + other.cents }
    }
}

struct Cart {
    prices: Vec<Money>,
}

impl Cart {
    fn total(&self) -> Money {
        let mut total = Money { cents: 0 };
        for price in &self.prices {
            total += *price;
        }
        total
    }
}

#[test]
fn totals() {
    let cart = Cart { prices: vec![Money { cents: 250 }, Money { cents: -50 }] };
    assert_eq!(cart.total(), Money { cents: 200 });
}
