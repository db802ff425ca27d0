#[derive(Debug, PartialEq)]
enum Expr {
    Number(i64),
    Variable(String),
    Sum(Box<Expr>, Box<Expr>),
    Product(Box<Expr>, Box<Expr>),
}

use Expr::*;

fn simplify(expr: &Expr) -> Expr {
    match expr {
        Sum(a, b) => match (simplify(a), simplify(b)) {
            (Number(0), other) | (other, Number(0)) => other,
            (Number(a), Number(b)) => Number(a + b),
            (a, b) => Sum(Box::new(a), Box::new(b)),
        },
        Product(a, b) => match (simplify(a), simplify(b)) {
            (Number(0), _) | (_, Number(0)) => Number(0),
            (Number(1), other) | (other, Number(1)) => other,
            (a, b) => Product(Box::new(a), Box::new(b)),
        },
        other => *other,
    }
}

fn sum(a: Expr, b: Expr) -> Expr {
    Sum(Box::new(a), Box::new(b))
}

fn product(a: Expr, b: Expr) -> Expr {
    Product(Box::new(a), Box::new(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn x() -> Expr {
        Variable("x".to_string())
    }

    #[test]
    fn zeros_and_ones_go() {
        let expr = sum(product(Number(1), x()), product(Number(0), x()));
        assert_eq!(simplify(&expr), x());
        assert_eq!(expr, sum(product(Number(1), x()), product(Number(0), x())));
    }

    #[test]
    fn the_rest_stays() {
        let expr = product(sum(Number(2), Number(3)), x());
        assert_eq!(simplify(&expr), product(Number(5), x()));
        assert_eq!(simplify(&x()), x());
    }
}
