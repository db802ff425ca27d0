//! Powers. They hold tighter than all other operators, a sign before a number included, and
//! a tower of them is worked off from above.

use crate::operator::{Binding, Operator};

pub struct Power;

impl Operator for Power {
    fn binding(&self) -> Binding {
        Binding::from_the_right(3)
    }

    fn apply(&self, left: f64, right: f64) -> Option<f64> {
        let value = left.powf(right);
        value.is_finite().then_some(value)
    }
}
