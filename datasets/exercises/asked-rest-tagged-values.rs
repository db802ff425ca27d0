use std::marker::PhantomData;

/// An amount of money in a currency that the compiler knows.
#[derive(Debug, Clone, PartialEq)]
struct Money<C> {
    cents: i64,
    currency: PhantomData<C>,
}

#[derive(Debug)]
struct Euro;
struct Franc;

impl<C> Money<C> {
    fn new(cents: i64) -> Self {
        Money { cents, currency: PhantomData }
    }

    fn plus(&self, other: &Money<C>) -> Money<C> {
        Money::new(self.cents + other.cents)
    }
}

fn split<C>(whole: &Money<C>, parts: i64) -> Vec<Money<C>> {
    let share = Money::new(whole.cents / parts);
    let mut found = vec![share.clone(); parts as usize];
    found[0].cents += whole.cents % parts;
    found
}

fn same(a: &Money<Franc>, b: &Money<Franc>) -> bool {
    a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits() {
        let cents: Vec<i64> = split::<Euro>(&Money::new(100), 3).iter().map(|part| part.cents).collect();
        assert_eq!(cents, [34, 33, 33]);
    }

    #[test]
    fn compares() {
        let franc = Money::<Franc>::new(5);
        assert!(same(&franc.plus(&franc), &Money::new(10)));
        assert!(!same(&franc, &Money::new(10)));
    }
}
