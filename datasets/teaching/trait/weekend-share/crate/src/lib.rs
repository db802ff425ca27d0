//! Figures about the visitors of a museum.

/// The visitors of each day of a week, from Monday.
pub struct Week(pub [u32; 7]);

impl Week {
    /// The share of visitors that came on Saturday and Sunday, in percent; 0 for a week without any.
    pub fn weekend_share(&self) -> u32 {
        let weekend = self.0[5..].iter().sum();
        let all: u32 = self.0.iter().sum();
        if all == 0 {
            return 0;
        }
        weekend.saturating_mul(100) / all
    }

    /// The day in the middle, when days are sorted by their visitors.
    pub fn median(&self) -> u32 {
        let mut days = self.0;
        days.sort();
        days[3]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekend_counts_two_days() {
        assert_eq!(Week([10, 10, 10, 10, 10, 40, 10]).weekend_share(), 50);
        assert_eq!(Week([7, 0, 0, 0, 0, 0, 0]).weekend_share(), 0);
        assert_eq!(Week([0; 7]).weekend_share(), 0);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(Week([9, 1, 8, 2, 7, 3, 6]).median(), 6);
    }
}
