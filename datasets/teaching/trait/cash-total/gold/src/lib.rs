//! Amounts of money and what is done with them.

use std::iter::Sum;
use std::ops::Add;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cash {
    cents: i64,
}

impl Cash {
    pub fn cents(cents: i64) -> Self {
        Cash { cents }
    }

    /// `12.05`, with the sign in front.
    pub fn text(self) -> String {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Add for Cash {
    type Output = Cash;

    fn add(self, other: Cash) -> Cash {
        Cash::cents(self.cents + other.cents)
    }
}

impl Sum for Cash {
    fn sum<I: Iterator<Item = Cash>>(amounts: I) -> Cash {
        amounts.fold(Cash::default(), Add::add)
    }
}

/// What a bill comes to: (price in cents, pieces) a line.
pub fn bill(lines: &[(i64, i64)]) -> Cash {
    lines
        .iter()
        .map(|(price, pieces)| Cash::cents(price * pieces))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_is_the_sum_of_its_lines() {
        assert_eq!(bill(&[(199, 2), (50, 1)]), Cash::cents(448));
        assert_eq!(bill(&[(199, 1), (-200, 1)]).text(), "-0.01");
        assert_eq!(bill(&[]), Cash::default());
    }

    #[test]
    fn cents_have_two_digits() {
        assert_eq!(Cash::cents(1205).text(), "12.05");
    }
}
