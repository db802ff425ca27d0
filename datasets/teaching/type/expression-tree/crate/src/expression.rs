//! Expressions as trees.

pub enum Expression {
    Number(i64),
    Plus(Expression, Expression),
    Times(Expression, Expression),
}

use Expression::{Number, Plus, Times};

impl Expression {
    pub fn plus(left: Expression, right: Expression) -> Self {
        Plus(left, right)
    }

    pub fn times(left: Expression, right: Expression) -> Self {
        Times(left, right)
    }

    pub fn value(&self) -> i64 {
        match self {
            Number(number) => *number,
            Plus(left, right) => left.value() + right.value(),
            Times(left, right) => left.value() * right.value(),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Number(number) => number.to_string(),
            Plus(left, right) => format!("({} + {})", left.text(), right.text()),
            Times(left, right) => format!("({} * {})", left.text(), right.text()),
        }
    }
}
