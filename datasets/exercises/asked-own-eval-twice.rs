#[derive(Debug)]
enum Formula {
    Number(i64),
    Negative(Box<Formula>),
    Sum(Vec<Formula>),
    Larger(Box<Formula>, Box<Formula>),
}

impl Formula {
    fn eval(self) -> i64 {
        match self {
            Formula::Number(number) => number,
            Formula::Negative(inner) => -inner.eval(),
            Formula::Sum(parts) => parts.into_iter().map(|part| part.eval()).sum(),
            Formula::Larger(one, other) => one.eval().max(other.eval()),
        }
    }

    fn depth(&self) -> usize {
        match self {
            Formula::Number(_) => 1,
            Formula::Negative(inner) => 1 + inner.depth(),
            Formula::Sum(parts) => 1 + parts.iter().map(Formula::depth).max().unwrap_or(0),
            Formula::Larger(one, other) => 1 + one.depth().max(other.depth()),
        }
    }
}

fn report(formula: &Formula) -> String {
    let value = formula.eval();
    format!("{value} from {} levels", formula.depth())
}

fn clamp(formula: Formula, most: i64) -> (i64, Formula) {
    if formula.eval() > most {
        return (most, formula);
    }
    (formula.eval(), formula)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Formula::*;

    fn formula() -> Formula {
        Larger(Box::new(Sum(vec![Number(2), Number(3)])), Box::new(Negative(Box::new(Number(9)))))
    }

    #[test]
    fn reports() {
        assert_eq!(report(&formula()), "5 from 3 levels");
        assert_eq!(report(&Sum(vec![])), "0 from 1 levels");
    }

    #[test]
    fn clamps() {
        let (value, same) = clamp(formula(), 4);
        assert_eq!((value, same.depth()), (4, 3));
        assert_eq!(clamp(formula(), 10).0, 5);
    }
}
