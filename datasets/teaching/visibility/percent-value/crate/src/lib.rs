//! Discounts of a shop.

mod percent;

pub use percent::Percent;

/// The discount for a customer of so many years: two percent a year, and 15 at most.
pub fn loyalty(years: u8) -> Percent {
    let value = years.saturating_mul(2).min(15);
    Percent { value }
}

/// A price after one discount and then another.
pub fn reduced(cents: u32, first: Percent, second: Percent) -> u32 {
    let once = cents - first.of(cents);
    once - second.of(once)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loyalty_has_a_limit() {
        assert_eq!(loyalty(3).of(1000), 60);
        assert_eq!(loyalty(200).of(1000), 150);
        assert_eq!(loyalty(0).of(1000), 0);
    }

    #[test]
    fn discounts_follow_each_other() {
        assert_eq!(reduced(1000, Percent::new(10), Percent::new(50)), 450);
        assert_eq!(reduced(999, Percent::new(200), Percent::new(0)), 0);
    }
}
