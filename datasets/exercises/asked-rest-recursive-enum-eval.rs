use std::collections::HashMap;

enum Expr {
    Number(f64),
    Variable(String),
    Sum(Box<Expr>, Box<Expr>),
    Product(Box<Expr>, Box<Expr>),
}

impl Expr {
    fn eval(&self, known: &HashMap<String, f64>) -> Result<f64, String> {
        match self {
            Expr::Number(value) => *value,
            Expr::Variable(name) => known.get(name).ok_or(format!("no {name}")),
            Expr::Sum(a, b) => a.eval(known) + b.eval(known),
            Expr::Product(a, b) => a.eval(known) * b.eval(known),
        }
    }
}

fn number(value: f64) -> Expr {
    Expr::Number(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expr() -> Expr {
        let product = Expr::Product(Box::new(number(2.0)), Box::new(Expr::Variable("x".to_string())));
        Expr::Sum(Box::new(number(1.0)), Box::new(product))
    }

    #[test]
    fn evaluates() {
        assert_eq!(expr().eval(&HashMap::from([("x".to_string(), 4.0)])), Ok(9.0));
    }

    #[test]
    fn says_what_is_unknown() {
        assert_eq!(expr().eval(&HashMap::new()), Err("no x".to_string()));
    }
}
