//! High and low water at a pier.

/// Water levels in centimetres, hour by hour.
pub struct Tides {
    pub levels: Vec<i32>,
}

impl Tides {
    /// The hours of high water: higher than the hour before and not lower than the next.
    pub fn high_water(&self) -> Vec<usize> {
        let levels = &self.levels;
        let inner = 1..levels.len().saturating_sub(1);
        inner
            .filter(|&hour| {
                let before = levels[hour - 1];
                let after = levels[hour + 1];
                levels[hour] > before && levels[hour] >= after
            })
            .collect()
    }

    /// The difference between the highest and the lowest level.
    pub fn range(&self) -> i32 {
        let highest = self.levels.iter().max();
        let lowest = self.levels.iter().min();
        match (highest, lowest) {
            (Some(highest), Some(lowest)) => highest - lowest,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_water_is_a_peak() {
        let levels = vec![10, 80, 40, 0, 30, 90, 90, 20];
        assert_eq!(Tides { levels }.high_water(), [1, 5]);
        assert!(Tides { levels: vec![5] }.high_water().is_empty());
    }

    #[test]
    fn the_range_is_from_low_to_high() {
        let levels = vec![-20, 75, 10];
        assert_eq!(Tides { levels }.range(), 95);
        assert_eq!(Tides { levels: vec![] }.range(), 0);
    }
}
