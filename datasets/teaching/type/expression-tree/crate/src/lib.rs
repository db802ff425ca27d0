//! Arithmetic with whole numbers.

mod expression;

pub use expression::Expression;

/// Adds up all numbers, each times `factor`.
pub fn scaled_sum(numbers: &[i64], factor: i64) -> Expression {
    let terms = numbers.iter().map(|&number| {
        let number = Expression::Number(number);
        Expression::times(number, Expression::Number(factor))
    });
    terms
        .reduce(Expression::plus)
        .unwrap_or(Expression::Number(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_worked_out() {
        assert_eq!(scaled_sum(&[1, 2, 3], 10).value(), 60);
        assert_eq!(scaled_sum(&[], 10).value(), 0);
    }

    #[test]
    fn expressions_are_written_with_brackets() {
        assert_eq!(scaled_sum(&[1, 2], 4).text(), "((1 * 4) + (2 * 4))");
        assert_eq!(Expression::Number(-3).text(), "-3");
    }
}
