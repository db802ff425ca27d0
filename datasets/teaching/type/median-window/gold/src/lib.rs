//! Smooths a series of measurements.

/// The median of some values; of an even number of them the upper one in the middle.
pub fn median(values: &[i32]) -> Option<i32> {
    let mut sorted = values.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).copied()
}

/// Replaces each value by the median of itself and its neighbours.
pub fn smooth(values: &[i32]) -> Vec<i32> {
    let around = |at: usize| {
        let end = values.len().min(at + 2);
        &values[at.saturating_sub(1)..end]
    };
    let medians = (0..values.len()).filter_map(|at| median(around(at)));
    medians.collect()
}

/// The places of the values that smoothing changes by more than `limit`.
pub fn outliers(values: &[i32], limit: u32) -> Vec<usize> {
    let mut places = Vec::new();
    for (at, (value, smoothed)) in values.iter().zip(smooth(values)).enumerate() {
        if value.abs_diff(smoothed) > limit {
            places.push(at);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[9, 1, 5]), Some(5));
        assert_eq!(median(&[2, 1]), Some(2));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_spike_is_smoothed_away() {
        assert_eq!(smooth(&[3, 3, 90, 4, 4]), [3, 3, 4, 4, 4]);
        assert_eq!(outliers(&[3, 3, 90, 4, 4], 5), [2]);
        assert!(outliers(&[1, 2, 3], 0).contains(&0));
        assert!(outliers(&[], 0).is_empty());
    }
}
