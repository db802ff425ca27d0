#[derive(Debug)]
struct Term {
    factor: i64,
    power: u32,
    next: Option<Box<Term>>,
}

#[derive(Debug, Default)]
struct Polynomial {
    first: Option<Box<Term>>,
}

impl Polynomial {
    /// Terms stand in the order of falling powers; a term of a power that is there is added to it.
    fn add(&mut self, factor: i64, power: u32) {
        let mut at = &mut self.first;
        while let Some(term) = at {
            if term.power == power {
                term.factor += factor;
                return;
            }
            if term.power < power {
                break;
            }
            at = &mut term.next;
        }
        let next = at.take();
        *at = Some(Box::new(Term { factor, power, next }));
    }

    fn terms(&self) -> Vec<(i64, u32)> {
        let mut terms = vec![];
        let mut at = &self.first;
        while let Some(term) = at {
            terms.push((term.factor, term.power));
            at = &term.next;
        }
        terms
    }

    fn value(&self, x: i64) -> i64 {
        self.terms().iter().map(|(factor, power)| factor * x.pow(*power)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_order_of_powers() {
        let mut some = Polynomial::default();
        for (factor, power) in [(1, 2), (5, 0), (3, 1), (2, 7), (4, 1)] {
            some.add(factor, power);
        }
        assert_eq!(some.terms(), [(2, 7), (1, 2), (7, 1), (5, 0)]);
    }

    #[test]
    fn values() {
        let mut some = Polynomial::default();
        assert_eq!(some.value(3), 0);
        some.add(2, 1);
        some.add(1, 2);
        some.add(1, 0);
        assert_eq!(some.value(3), 16);
    }
}
