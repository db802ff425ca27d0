#[derive(Debug)]
enum Expr {
    Number(i64),
    Add(Box<Expr>, Box<Expr>),
    Negate(Box<Expr>),
}

/// Without negations of negations.
fn simplify(expr: Expr) -> Expr {
    match expr {
        Expr::Negate(Expr::Negate(inner)) => simplify(*inner),
        Expr::Negate(inner) => Expr::Negate(Box::new(simplify(*inner))),
        Expr::Add(left, right) => Expr::Add(Box::new(simplify(*left)), Box::new(simplify(*right))),
        number => number,
    }
}

fn size(expr: &Expr) -> usize {
    match expr {
        Expr::Number(_) => 1,
        Expr::Add(left, right) => 1 + size(left) + size(right),
        Expr::Negate(inner) => 1 + size(inner),
    }
}

#[test]
fn simplifies() {
    let twice = |expr| Expr::Negate(Box::new(Expr::Negate(Box::new(expr))));
    let sum = Expr::Add(Box::new(twice(Expr::Number(1))), Box::new(Expr::Negate(Box::new(Expr::Number(2)))));
    assert_eq!(size(&simplify(twice(sum))), 4);
}
