//! What stands between two numbers.

use crate::power::Power;

/// How tightly an operator holds what stands beside it; the tighter side of two neighbours wins.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub left: u8,
    pub right: u8,
}

impl Binding {
    /// `a - b - c` is `(a - b) - c`.
    pub const fn from_the_left(strength: u8) -> Self {
        Binding {
            left: 2 * strength,
            right: 2 * strength + 1,
        }
    }

    /// `a ^ b ^ c` is `a ^ (b ^ c)`.
    pub const fn from_the_right(strength: u8) -> Self {
        Binding {
            left: 2 * strength + 1,
            right: 2 * strength,
        }
    }
}

pub trait Operator {
    fn binding(&self) -> Binding;

    /// The value; `None` where there is none.
    fn apply(&self, left: f64, right: f64) -> Option<f64>;
}

struct Sum(f64);
struct Product;
struct Quotient;

impl Operator for Sum {
    fn binding(&self) -> Binding {
        Binding::from_the_left(1)
    }

    fn apply(&self, left: f64, right: f64) -> Option<f64> {
        Some(left + self.0 * right)
    }
}

impl Operator for Product {
    fn binding(&self) -> Binding {
        Binding::from_the_left(2)
    }

    fn apply(&self, left: f64, right: f64) -> Option<f64> {
        Some(left * right)
    }
}

impl Operator for Quotient {
    fn binding(&self) -> Binding {
        Binding::from_the_left(2)
    }

    fn apply(&self, left: f64, right: f64) -> Option<f64> {
        (right != 0.0).then(|| left / right)
    }
}

pub fn named(sign: char) -> Option<&'static dyn Operator> {
    Some(match sign {
        '+' => &Sum(1.0),
        '-' => &Sum(-1.0),
        '*' => &Product,
        '/' => &Quotient,
        '^' => &Power,
        _ => return None,
    })
}
