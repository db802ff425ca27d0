enum Op {
    Push(i64),
    Add(i64, i64),
    Neg(i64),
}

fn eval(op: &Op) -> i64 {
    match op {
        Op::Push(n) => *n,
        Op::Add(a) => a + b,
        Op::Neg(n, _) => -n,
    }
}

#[test]
fn evals() {
    assert_eq!(eval(&Op::Add(1, 2)), 3);
    assert_eq!(eval(&Op::Neg(2)), -2);
    assert_eq!(eval(&Op::Push(2)), 2);
}
