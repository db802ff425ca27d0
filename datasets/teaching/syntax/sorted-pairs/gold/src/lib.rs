//! Small things done with pairs.

use std::fmt::Display;

/// The pairs with the smaller part first.
pub fn ordered<T: PartialOrd>(pairs: Vec<(T, T)>) -> Vec<(T, T)> {
    let order = |(a, b)| if b < a { (b, a) } else { (a, b) };
    pairs.into_iter().map(order).collect()
}

/// The pairs as `key=value`, separated by `separator`.
pub fn joined<K, V>(pairs: &[(K, V)], separator: &str) -> String
where
    K: Display,
    V: Display,
{
    let parts = pairs.iter().map(|(key, value)| format!("{key}={value}"));
    parts.collect::<Vec<String>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_comes_first() {
        assert_eq!(ordered(vec![(2, 1), (3, 4)]), [(1, 2), (3, 4)]);
        assert_eq!(ordered(vec![("b", "a")]), [("a", "b")]);
    }

    #[test]
    fn keys_and_values_may_be_anything_that_is_shown() {
        assert_eq!(joined(&[("a", 1), ("b", 2)], ", "), "a=1, b=2");
        assert_eq!(joined(&[('x', 0.5)], ";"), "x=0.5");
        assert_eq!(joined::<u8, u8>(&[], ";"), "");
    }
}
